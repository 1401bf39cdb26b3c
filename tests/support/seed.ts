import fc from 'fast-check'

/**
 * Property tests draw the same cases on every run, so that a red run says something about the change it tested.
 * `SEED=$RANDOM npm test` goes looking for others.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_260_302) })
