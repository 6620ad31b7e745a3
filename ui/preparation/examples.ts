// The examples that come with the program, each a file of its own that is loaded when it is chosen.
const FILES = import.meta.glob<string>('../../registry/examples/*.md', { query: '?raw', import: 'default' })

export type Example = {
  file: string
  /** As its first heading has it. */
  title: string
  language: 'en' | 'ru'
  /** The template that it names, as the registry calls it. */
  council: string
}

/** What a page can tell of the examples before one is loaded; a test holds it against the files. */
export const EXAMPLES: readonly Example[] = [
  {
    file: 'event-log-database.md',
    title: 'A database for the event log',
    language: 'en',
    council: 'Choose an option',
  },
  {
    file: 'coworking-contract.md',
    title: 'Where the team works next year',
    language: 'en',
    council: 'Choose an option',
  },
  {
    file: 'cloud-move-risks.md',
    title: 'Leaving the data centre in Halden Street',
    language: 'en',
    council: 'Review the risks',
  },
  {
    file: 'reading-room-next-steps.md',
    title: 'The reading room in the customs house',
    language: 'en',
    council: 'Plan the next steps',
  },
  {
    file: 'cold-store-alarm-design.md',
    title: 'The alarm path of the cold store',
    language: 'en',
    council: 'Review a design',
  },
  {
    file: 'assistant-letters-policy.md',
    title: 'Writing assistants in letters to residents',
    language: 'en',
    council: 'Draft a policy',
  },
  {
    file: 'spring-fair-retrospective.md',
    title: 'Весенняя ярмарка во дворе: что меняем к осени',
    language: 'ru',
    council: 'Look back and improve',
  },
]

/** The text of an example. */
export async function loadExample({ file }: Example): Promise<string> {
  const load = FILES[`../../registry/examples/${file}`]
  if (load === undefined) throw new Error(`There is no example ${file}.`)
  return load()
}
