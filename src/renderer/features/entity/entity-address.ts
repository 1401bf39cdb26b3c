import { type Address, address } from '../../state/address.ts'

/** The address of an entity's page, of one of its tabs where named. */
export const entityAddress = (entity: number, tab?: string): Address => address(['entities', entity, ...(tab ? [tab] : [])])
