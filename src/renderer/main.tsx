import { connect } from './platform/index.ts'

const platform = await connect()
const info = await platform.client.case.info({})
document.getElementById('app')?.append(info ? info.name : 'No case is open.')
