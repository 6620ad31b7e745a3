/** Word for word; whoever translates it looks here. */
export const NO_DECISION = 'There is no such decision. GET /decisions lists those there are.'
