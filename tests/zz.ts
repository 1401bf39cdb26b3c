import { compile } from '../src/kql/index.ts'
const q = process.argv[2]!
const c = compile(q, { catalog: { tables: [] }, clock: 0n })
if (!c.ok) console.log(c.problem); else if (c.value.kind === 'query') { for (const s of c.value.query.steps) console.log('STEP', s.operator, s.inputs.map(i => i.text)); console.log(c.value.query.sql.text) }
