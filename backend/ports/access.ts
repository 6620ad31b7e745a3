export type Subject = { kind: 'person' | 'agent' | 'system'; id: string; name: string; workspaceId: string }
export type Action = 'read' | 'write' | 'command' | 'operate'
/** The one place that says who may do what; every route, frame and command asks it. Null: allowed; else the reason. */
export type Authorize = (
  subject: Subject,
  action: Action,
  resource: { kind: string; workspaceId: string; id?: string },
) => string | null
/** Structured logging as pino does it, so that rooms need not import a logger. */
export type Log = Record<
  'debug' | 'info' | 'warn' | 'error',
  (data: Record<string, unknown>, message: string) => void
>
