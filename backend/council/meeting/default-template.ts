/** The template of a meeting that names none. */
export const DEFAULT_TEMPLATE = 'choose-option'
