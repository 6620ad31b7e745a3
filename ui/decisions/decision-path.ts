/** Where a decision of the register is looked at; its id holds a slash. */
export const decisionPath = (id: string): string => `/decisions/${encodeURIComponent(id)}`
