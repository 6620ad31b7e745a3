/** Why the library is not changed, word for word; whoever translates them looks here. */
export const KNOWLEDGE_REFUSED = {
  none: 'There is no such source. GET /knowledge/sources lists those there are.',
  empty: 'The document is empty: send what it holds.',
  unnamed: 'is missing: say what the document is called, as roof.md.',
  unseen: 'holds signs that nobody sees: name the document without them.',
  noPage:
    'is no address of a page: give one that begins with https:// or http://, without a user or password.',
  titleOfText: 'is of a document: a text has its title in the body.',
} as const

/** The name of a document ends as its type has it: by the end it is read again later. */
export const endsOtherwise = (ends: readonly string[]): string =>
  `must end in ${ends.join(' or ')}, as the type of the body says.`
