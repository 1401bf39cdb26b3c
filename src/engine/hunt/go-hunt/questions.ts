import type { EntityKind } from '#model/entity-kind.ts'

/** Questions analysts ask of one kind, over the tables that answer them; `WHERE` stands for the entity's condition there. */
export const questions: Partial<Record<EntityKind, readonly { readonly title: string; readonly table: string; readonly after: string }[]>> =
  {
    device: [
      {
        title: 'Processes started',
        table: 'DeviceProcessEvents',
        after: '| summarize Runs = count(), First = min(Timestamp) by FileName, InitiatingProcessFileName\n| sort by Runs asc',
      },
      {
        title: 'Logons to the device',
        table: 'DeviceLogonEvents',
        after:
          '| summarize Logons = count(), First = min(Timestamp), Last = max(Timestamp) by AccountName, LogonType, ActionType, RemoteDeviceName, RemoteIP\n| sort by First asc',
      },
      {
        title: 'Remote addresses',
        table: 'DeviceNetworkEvents',
        after:
          '| summarize Connections = count(), First = min(Timestamp) by RemoteIP, RemotePort, RemoteUrl, InitiatingProcessFileName\n| sort by Connections asc',
      },
    ],
    user: [
      {
        title: 'Sign-ins by address and application',
        table: 'EntraIdSignInEvents',
        after:
          '| summarize SignIns = count(), Failed = countif(ErrorCode != 0), First = min(Timestamp), Last = max(Timestamp) by IPAddress, Country, Application\n| sort by First asc',
      },
      {
        title: 'Devices logged on to',
        table: 'DeviceLogonEvents',
        after: '| summarize Logons = count(), First = min(Timestamp) by DeviceName, LogonType, RemoteIP\n| sort by First asc',
      },
      {
        title: 'Changes in cloud apps',
        table: 'CloudAppEvents',
        after: '| summarize Acts = count(), First = min(Timestamp) by Application, ActionType, IPAddress\n| sort by Acts asc',
      },
    ],
    mailbox: [
      {
        title: 'Mail received',
        table: 'EmailEvents',
        after: '| project Timestamp, SenderFromAddress, Subject, DeliveryAction, ThreatTypes, NetworkMessageId\n| sort by Timestamp desc',
      },
    ],
    file: [
      {
        title: 'Devices the file was seen on',
        table: 'DeviceFileEvents',
        after: '| summarize Events = count(), First = min(Timestamp) by DeviceName, FileName, FolderPath, ActionType\n| sort by First asc',
      },
      {
        title: 'Runs of the file',
        table: 'DeviceProcessEvents',
        after: '| project Timestamp, DeviceName, AccountName, ProcessCommandLine, InitiatingProcessFileName\n| sort by Timestamp asc',
      },
    ],
    ip: [
      {
        title: 'Devices that met the address',
        table: 'DeviceNetworkEvents',
        after:
          '| summarize Connections = count(), First = min(Timestamp), Last = max(Timestamp) by DeviceName, InitiatingProcessFileName, ActionType\n| sort by First asc',
      },
    ],
    url: [
      {
        title: 'Clicks on the address',
        table: 'UrlClickEvents',
        after: '| project Timestamp, AccountUpn, ActionType, IPAddress, Workload\n| sort by Timestamp asc',
      },
    ],
  }
