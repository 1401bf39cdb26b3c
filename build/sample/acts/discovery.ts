import { raise } from '../alerts/alert.ts'
import { device, process, securityGroup, user } from '../alerts/evidence.ts'
import { ask } from '../background/directory.ts'
import { dc01, ws11 } from '../company/devices.ts'
import { norrvik } from '../company/domains.ts'
import { admKarl, daHenrik, jonas } from '../company/people.ts'
import { at } from '../moment.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'

const questions = [
  ['13:05:11', 'whoami.exe', 'whoami /all', 'T1033'],
  ['13:05:58', 'ipconfig.exe', 'ipconfig /all', 'T1016'],
  ['13:06:40', 'systeminfo.exe', 'systeminfo', 'T1082'],
  ['13:08:02', 'nltest.exe', 'nltest /domain_trusts /all_trusts', 'T1482'],
  ['13:09:27', 'net.exe', 'net group "Domain Admins" /domain', 'T1069.002'],
  ['13:11:15', 'net.exe', 'net group "Server Operators" /domain', 'T1069.002'],
  ['13:14:49', 'net.exe', 'net view \\\\FS-01 /all', 'T1135'],
  ['13:17:33', 'quser.exe', 'quser /server:MGMT-01', 'T1033'],
] as const

/** Tuesday 13:05: who am I, who commands here, and where do they sit. */
export function discovery({ world }: Stage, foothold: Process): void {
  const shell = spawn(world, foothold, at(14, '13:04:52'), 'cmd.exe', 'cmd.exe /q /c')
  const asked = questions.map(([clock, program, line, technique]) => {
    const one = spawn(world, shell, at(14, clock), program, line)
    note(world, 'main', 'Discovery', technique, `Asks the system: ${line}`, rowOf(one))
    return one
  })
  for (const [clock, target] of [
    ['13:09:28', 'Domain Admins'],
    ['13:11:16', 'Server Operators'],
  ] as const)
    note(
      world,
      'main',
      'Discovery',
      'T1069.002',
      `The directory is asked for the members of ${target}`,
      ask(world, {
        moment: at(14, clock),
        who: jonas,
        from: ws11,
        action: 'SAMR query',
        type: 'QueryGroup',
        target,
        query: `EnumerateMembers ${target}`,
      }),
    )
  for (const target of [daHenrik.name, admKarl.name])
    ask(world, { moment: at(14, '13:12:40'), who: jonas, from: ws11, action: 'SAMR query', type: 'QueryUser', target })
  ask(world, {
    moment: at(14, '13:13:30'),
    who: jonas,
    from: ws11,
    action: 'LDAP query',
    type: 'AllObjects',
    target: 'computer',
    query: '(&(objectCategory=computer)(operatingSystem=*Server*))',
  })

  raise(world, {
    key: 'exploration',
    plot: 'main',
    stage: 'Discovery',
    by: 'endpoint',
    severity: 'low',
    category: 'Discovery',
    techniques: ['T1033', 'T1016', 'T1082', 'T1482', 'T1069.002'],
    title: 'Suspicious sequence of exploration activities',
    description: 'Within minutes one process asked for accounts, groups, trusts and shares. Intruders do so to choose their next step.',
    first: at(14, '13:05:11'),
    last: at(14, '13:17:33'),
    evidence: [
      device(ws11, { roles: ['compromised'], verdict: 'malicious' }),
      user(jonas, { roles: ['compromised'] }),
      process(foothold, { verdict: 'malicious' }),
      process(shell, { verdict: 'suspicious' }),
      ...asked.slice(3, 6).map((one) => process(one, { verdict: 'suspicious' })),
    ],
  })
  raise(world, {
    key: 'samr-reconnaissance',
    plot: 'main',
    stage: 'Discovery',
    by: 'identity',
    severity: 'medium',
    category: 'Discovery',
    techniques: ['T1087.002', 'T1069.002'],
    title: 'User and group membership reconnaissance (SAMR)',
    description: 'An account that never asked before enumerated privileged groups on a domain controller.',
    first: at(14, '13:09:28'),
    last: at(14, '13:12:40'),
    evidence: [
      device(ws11, { roles: ['source'], verdict: 'suspicious' }, 'directory'),
      user(jonas, { roles: ['source'], verdict: 'suspicious' }),
      device(dc01, { roles: ['destination'] }, 'directory'),
      securityGroup('Domain Admins', `${norrvik.sid}-512`, { roles: ['attacked'] }),
    ],
  })
}
