import { type Account, lose } from './account.ts'
import { componentAt, entries, lineOf, under } from './component.ts'

/** What a participant could do beside speaking: named one by one, and never loaded, started or called. */
export function loseTools(value: unknown, pointer: string, account: Account): void {
  for (const one of entries(value, pointer)) {
    const tool = componentAt(one.value, one.pointer)
    if (tool === null) lose(account, one.pointer, 'a tool', NO_TOOLS)
    else if (tool.kind === 'FunctionTool')
      lose(account, tool.pointer, `the tool ${lineOf(tool.config.name) || tool.kind}`, NO_CODE)
    else lose(account, tool.pointer, `the tool ${lineOf(tool.config.name) || tool.kind}`, NO_TOOLS)
  }
}

/** Workbenches: what a static one holds is listed, any other would be a program. */
export function loseWorkbenches(value: unknown, pointer: string, account: Account): void {
  for (const one of entries(value, pointer)) {
    const bench = componentAt(one.value, one.pointer)
    const held = bench !== null && Array.isArray(bench.config.tools) ? bench.config.tools : null
    if (held !== null) loseTools(held, under(one.pointer, 'config', 'tools'), account)
    else lose(account, one.pointer, `the workbench ${bench?.kind ?? ''}`.trimEnd(), NO_PROGRAMS)
  }
}

const NO_CODE =
  'it is Python code, and code from a file is never run here; the seat argues from the sources given.'
const NO_TOOLS = 'tools for seats come with a later version; the seat argues from the sources given.'
const NO_PROGRAMS = 'it would start or call another program, which a file may never do here.'
