import type { Authorize, Subject } from '../ports/access.ts'
import type { Identify } from '../ports/doors.ts'

/** Whoever is on this machine. */
export const OWNER: Subject = { kind: 'person', id: 'owner', name: 'Owner', workspaceId: 'main' }

/** `XIO_AUTH=local`: whoever reaches us from this machine is the owner; nobody else is anybody. */
export const identifyLocal: Identify = ({ address }) => (isLoopback(address) ? OWNER : null)

/** Without accounts there is one rule: what is in a person's own workspace is theirs to read and to steer. */
export const authorizeLocal: Authorize = (subject, _action, resource) => {
  if (subject.kind !== 'person') return 'Only a person may do this.'
  return subject.workspaceId === resource.workspaceId ? null : 'This belongs to another workspace.'
}

// IPv4 clients of a socket that listens on both families look like ::ffff:127.0.0.1.
function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)
}
