// Composition objects and elements with their limits, from the descriptions in @slack/types 3.2.
import {
  also,
  anything,
  type Check,
  count,
  flag,
  link,
  list,
  matching,
  object,
  oneOf,
  text,
  typed,
} from './check.ts'

const type = anything

export function plain(max: number, min = 1): Check {
  return typed({ plain_text: object({ type, text: text(max, min), 'emoji?': flag }) })
}

export function mrkdwn(max: number): Check {
  return typed({ mrkdwn: object({ type, text: text(max, 1), 'verbatim?': flag }) })
}

/** Plain text or mrkdwn. */
export function words(max: number): Check {
  const both = { plain_text: plain(max), mrkdwn: mrkdwn(max) }
  return typed(both)
}

export const confirm = object({
  title: plain(100),
  text: words(300),
  confirm: plain(30),
  deny: plain(30),
  'style?': oneOf('primary', 'danger'),
})

const id = { 'action_id?': text(255, 1) }
const shown = { 'placeholder?': plain(150), 'confirm?': confirm, 'focus_on_load?': flag }
const option = object({ text: words(75), value: text(150, 1), 'description?': words(75), 'url?': link })
const options = {
  'options?': list(option, 100),
  'option_groups?': list(object({ label: plain(75), options: list(option, 100) }), 100),
}
const day = matching(/^\d{4}-\d\d-\d\d$/, 'must be a date in the format YYYY-MM-DD')
const clock = matching(/^\d\d:\d\d$/, 'must be a time in the format HH:mm')
const conversations = {
  'default_to_current_conversation?': flag,
  'response_url_enabled?': flag,
  'filter?': anything,
}

function select(name: string, initial: Check, more: Record<string, Check> = {}): Record<string, Check> {
  const ids = list(initial, 100, 0)
  return {
    [`${name}_select`]: object({ type, ...id, ...shown, ...more, [`initial_${singular(name)}?`]: initial }),
    [`multi_${name}_select`]: object({
      type,
      ...id,
      ...shown,
      ...more,
      [`initial_${name === 'static' || name === 'external' ? 'options' : name}?`]: ids,
      'max_selected_items?': count,
    }),
  }
}

const singular = (name: string) =>
  name === 'static' || name === 'external' ? 'option' : name.replace(/s$/, '')

const oneList = (check: Check): Check =>
  also(check, (value, at) =>
    (value.options === undefined) === (value.option_groups === undefined)
      ? [`must define one of options or option_groups [json-pointer:${at}]`]
      : [],
  )

const selects: Record<string, Check> = {
  ...Object.fromEntries(
    Object.entries(select('static', option, options)).map(([name, check]) => [name, oneList(check)]),
  ),
  ...select('users', text(255, 1)),
  ...select('conversations', text(255, 1), conversations),
  ...select('channels', text(255, 1), { 'response_url_enabled?': flag }),
  ...select('external', option, { 'min_query_length?': count }),
}

const choice = { type, ...id, options: list(option, 10), 'confirm?': confirm, 'focus_on_load?': flag }

const shared: Record<string, Check> = {
  ...selects,
  checkboxes: object({ ...choice, 'initial_options?': list(option, 10) }),
  radio_buttons: object({ ...choice, 'initial_option?': option }),
  datepicker: object({ type, ...id, ...shown, 'initial_date?': day }),
  timepicker: object({ type, ...id, ...shown, 'initial_time?': clock, 'timezone?': text(255) }),
  datetimepicker: object({
    type,
    ...id,
    'initial_date_time?': count,
    'confirm?': confirm,
    'focus_on_load?': flag,
  }),
}

export const image = object({
  type,
  'image_url?': link,
  'slack_file?': anything,
  alt_text: text(2000),
})

/** Elements that a person can press or choose from in a message. */
export const interactive: Record<string, Check> = {
  ...shared,
  button: object({
    type,
    ...id,
    text: plain(75),
    'value?': text(2000),
    'url?': link,
    'style?': oneOf('primary', 'danger'),
    'confirm?': confirm,
    'accessibility_label?': text(75),
  }),
  overflow: object({ type, ...id, options: list(option, 5), 'confirm?': confirm }),
}

const typing = {
  type,
  ...id,
  'placeholder?': plain(150),
  'focus_on_load?': flag,
  'dispatch_action_config?': anything,
}
const lengths = { 'min_length?': count, 'max_length?': count }

/** Elements of an input block. */
export const inputs: Record<string, Check> = {
  ...shared,
  plain_text_input: object({ ...typing, ...lengths, 'initial_value?': text(3000), 'multiline?': flag }),
  email_text_input: object({ ...typing, 'initial_value?': text(3000) }),
  url_text_input: object({ ...typing, 'initial_value?': text(3000) }),
  number_input: object({
    ...typing,
    is_decimal_allowed: flag,
    'initial_value?': text(255),
    'min_value?': text(255),
    'max_value?': text(255),
  }),
}
