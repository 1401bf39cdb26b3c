import { describe, expect, it } from 'vitest'
import { refusal, rows } from './support/ask.ts'

const places = `declare pattern place_of = (address: string)[detail: string]
{
  ("10.10.10.10").["longlat"] = { print Lat = 37.405992, Long = -122.078515 };
  ("10.10.10.10").["name"] = { let words = strcat(address, " ", detail); print Name = words };
  ("192.0.2.7").["name"] = { print Name = "elsewhere" };
};
`

describe('declare pattern', () => {
  it('gives the query that stands for the arguments of the call', () => {
    const query =
      'declare pattern place = (address: string) { ("a") = { print x = 1 }; ("b") = { print x = 2 }; }; place("b") | extend y = x + 1'
    expect(rows(query)).toEqual([[2, 3]])
  })

  it('chooses by the path too, and the query may use what it was called with', () => {
    expect(rows(`${places} place_of("10.10.10.10").longlat`)).toEqual([[37.405992, -122.078515]])
    expect(rows(`${places} union place_of("10.10.10.10").["name"], (place_of("192.0.2.7").name) | sort by Name asc`)).toEqual([
      ['10.10.10.10 name'],
      ['elsewhere'],
    ])
  })

  it('is refused for arguments that no case was declared for', () => {
    expect(refusal(`${places} place_of("203.0.113.1").name`).code).toMatch(/^kql\./)
  })
})
