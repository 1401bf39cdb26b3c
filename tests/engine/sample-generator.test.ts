import { describe, expect, it } from 'vitest'
import { trainingCase } from '../../build/sample/case.ts'
import { contents, sampleBytes, samplePaths } from '../support/sample.ts'

const generated = trainingCase()

describe('the generator of the training case', () => {
  it('writes the same bytes for the same seed', () => {
    const again = trainingCase()
    expect([...again.keys()]).toEqual([...generated.keys()])
    for (const [path, bytes] of generated) expect(again.get(path)!.equals(bytes), path).toBe(true)
  })

  it('tells another background for another seed, and the same story', () => {
    const other = trainingCase('another seed')
    expect(other.get('evidence/hunting/DeviceFileEvents.csv.gz')!.equals(generated.get('evidence/hunting/DeviceFileEvents.csv.gz')!)).toBe(
      false,
    )
    const plots = (files: Map<string, Buffer>) =>
      (JSON.parse(files.get('ground-truth.json')!.toString()) as { alerts: { key: string; incident: string }[] }).alerts.map(
        ({ key, incident }) => `${key} ${incident}`,
      )
    expect(plots(other)).toEqual(plots(generated))
  })

  it('says the same as the files in resources/sample', () => {
    expect(samplePaths()).toEqual([...generated.keys()].sort())
    // Compared unpacked: another build of zlib may pack the same text otherwise.
    for (const [path, bytes] of generated) expect(contents(path, sampleBytes(path)), path).toEqual(contents(path, bytes))
  })

  it('stays small enough to travel with the program', () => {
    const total = samplePaths().reduce((sum, path) => sum + sampleBytes(path).length, 0)
    expect(total).toBeLessThan(5_000_000)
  })
})
