import { isJson, type Json } from '../json.ts'
import type { View } from '../workspace.ts'
import type { Filled } from './payloads.ts'

/** The state of a view: every input, filled in or as it began. */
export function values(view: View, filled: Filled): Json {
  const blocks = Array.isArray(view.body.blocks) ? view.body.blocks.filter(isJson) : []
  const inputs = blocks.flatMap((block) =>
    block.type === 'input' && isJson(block.element)
      ? [{ id: String(block.block_id), element: block.element }]
      : [],
  )
  for (const [block, actions] of Object.entries(filled)) {
    const input = inputs.find(({ id }) => id === block)
    const action = Object.keys(actions).find((id) => id !== input?.element.action_id)
    if (input === undefined || action !== undefined)
      throw new Error(
        `The view has no input ${block} with the action ${action ?? Object.keys(actions).join()}.`,
      )
  }
  return Object.fromEntries(
    inputs.map(({ id, element }) => {
      const name = String(element.action_id)
      return [id, { [name]: { type: element.type, ...chosenIn(element, filled[id]?.[name]) } }]
    }),
  )
}

const SELECTED: Record<string, string> = {
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
}

/** How an element says what was chosen. An option is named by its value, and must be one of those that are shown. */
export function chosenIn(element: Json, wanted: string | undefined): Json {
  const type = String(element.type)
  const field = SELECTED[type]
  if (field !== undefined) return { [field]: wanted ?? element[field.replace('selected', 'initial')] ?? null }
  if (/^(static_select|radio_buttons|overflow)$/.test(type))
    return {
      selected_option: wanted === undefined ? (element.initial_option ?? null) : option(element, wanted),
    }
  if (type === 'checkboxes')
    return {
      selected_options:
        wanted === undefined
          ? (element.initial_options ?? [])
          : wanted.split(',').map((value) => option(element, value)),
    }
  return type === 'button' ? {} : { value: wanted ?? element.initial_value ?? null }
}

function option(element: Json, value: string): Json {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isJson) : [element]
  const options = groups.flatMap((group) =>
    Array.isArray(group.options) ? group.options.filter(isJson) : [],
  )
  const found = options.find((one) => one.value === value)
  if (found === undefined) throw new Error(`There is no option ${value} in ${String(element.action_id)}.`)
  return found
}
