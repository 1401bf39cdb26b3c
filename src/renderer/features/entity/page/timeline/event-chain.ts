type Values = Readonly<Record<string, unknown>>

/** One link of what led to an event: read from top to bottom. */
export interface ChainStep {
  readonly kind: string
  readonly label: string
  readonly detail: string
}

const text = (values: Values, column: string) => {
  const value = values[column]
  return value === null || value === undefined ? '' : String(value)
}

const step = (kind: string, label: string, ...detail: readonly string[]): ChainStep[] =>
  label ? [{ kind, label, detail: detail.filter(Boolean).join(' · ') }] : []

const process = (values: Values, prefix: string, command: string): ChainStep[] => {
  const id = text(values, `${prefix}Id`)
  return step('Process', text(values, `${prefix}FileName`), id && `process ${id}`, text(values, command))
}

/** Who and what led to an event, as its record names them: account, parent, process, and what it acted on. */
export function chainOf(table: string, values: Values): readonly ChainStep[] {
  const account = (prefix: string) => {
    const [domain, name] = [text(values, `${prefix}AccountDomain`), text(values, `${prefix}AccountName`)]
    return domain && name ? `${domain}\\${name}` : name || text(values, `${prefix}AccountUpn`)
  }
  const target =
    table === 'DeviceProcessEvents'
      ? step(
          'Process',
          text(values, 'FileName'),
          text(values, 'ProcessId') && `process ${text(values, 'ProcessId')}`,
          text(values, 'ProcessCommandLine'),
        )
      : [
          ...step('File', text(values, 'FileName'), text(values, 'FolderPath'), text(values, 'SHA256') || text(values, 'SHA1')),
          ...step('Registry', text(values, 'RegistryKey'), text(values, 'RegistryValueName'), text(values, 'RegistryValueData')),
          ...step(
            'Address',
            text(values, 'RemoteUrl') || text(values, 'RemoteIP'),
            text(values, 'RemoteIP'),
            text(values, 'RemotePort') && `port ${text(values, 'RemotePort')}`,
          ),
          ...step('Remote device', text(values, 'RemoteDeviceName')),
        ]
  const [starter, own] = [account('InitiatingProcess'), account('')]
  return [
    ...step('Account', starter),
    ...process(values, 'InitiatingProcessParent', ''),
    ...process(values, 'InitiatingProcess', 'InitiatingProcessCommandLine'),
    ...target,
    ...(own === starter ? [] : step('Account', own, text(values, 'LogonType'))),
  ]
}
