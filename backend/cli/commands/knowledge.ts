import { add } from '../knowledge/add.ts'
import { inLibrary } from '../knowledge/in-library.ts'
import { isNamed } from '../knowledge/is-named.ts'
import { list } from '../knowledge/list.ts'
import { query } from '../knowledge/query.ts'
import { tellAdded } from '../knowledge/tell.ts'
import { KNOWLEDGE_SCOPES } from '../remote/shapes-of-knowledge.ts'
import { type GivenServer, SERVER_OPTIONS } from '../remote/where.ts'
import { safeLine } from '../show/plain-text.ts'
import { command, oneOf, UsageFault, wholeNumber } from '../usage.ts'

export default command({
  name: 'knowledge',
  takes: ['ACTION', '[WHAT …]'],
  summary: 'Keeps a library of documents that may be cited, and finds passages in it with their lines.',
  teaches: `
Actions
  add PATH …        a file (.md .txt .html .csv .tsv .pdf .docx), all files of a
                    folder, an address of a page (https://…), or - for a text
                    that is piped in
  list              every source: where it stands, how much of it there is, and why
                    it cannot be read
  query QUESTION    the passages that answer it best, with their lines
  reindex           reads again what has changed, and what is new in folders
  remove SOURCE …   takes a source out, by its id or path; the file stays

A server that is named or holds the data directory does it there, and is sent what lies here: add, reindex and remove
work beside it. list and query ask the server that is named, and read the data directory where none is.

A source is read again only where its content has changed; until all of it is read, its last version goes on to answer.
Words are found in all their forms, in English and Russian. What earlier councils decided, what was said in them and what
their meetings brought is there by itself, as soon as they have ended: --scope asks for some of it only.

No model is sent anything, unless you say --embed (or set XIO_EMBEDDING_MODEL, which says it for everything): then the
passages, or the question, go to OpenAI or to the server of OPENAI_BASE_URL, which makes vectors of them. Texts that mean
the same are then found in other words too. Who gets them is told before any is sent; a passage is sent once. A library
that a server holds has vectors where the server was started with XIO_EMBEDDING_MODEL.

Examples
  xio knowledge add docs/ minutes/2026-05.docx
  echo "The roof was mended in May." | xio knowledge add - --title Roof
  xio knowledge query what did the roof cost
  xio knowledge query what did the roof cost --scope decisions
  xio knowledge add https://example.com/handbook
  xio knowledge add ./handbook --git main
  xio knowledge reindex --embed
  xio knowledge query сколько стоила крыша --top 3 --json

Exit code 0: done, or something was found; 1: nothing was found; 2: something could not be read, or got no vectors
though it was to, and why.`,
  options: {
    ...SERVER_OPTIONS,
    server: {
      ...SERVER_OPTIONS.server,
      help: 'the server with the library (XIO_SERVER, else the one of the data directory)',
    },
    title: { type: 'string', value: 'TITLE', help: 'what a piped text is called (its first line)' },
    git: {
      type: 'string',
      value: 'REF',
      help: 'the PATH is a Git repository: its files at that branch, tag or commit',
    },
    top: { type: 'string', value: 'N', help: 'at most so many passages (5)' },
    'max-tokens': { type: 'string', value: 'N', help: 'at most so many tokens in all (2000)' },
    scope: {
      type: 'string',
      value: 'SCOPE',
      help: `only docs, decisions, history (what was said) or context (what meetings brought)`,
    },
    embed: { type: 'boolean', help: 'passages or the question may be sent out for vectors' },
    json: { type: 'boolean', help: 'one JSON object a line' },
  },
  async run({ values, words: [action = '', ...what] }) {
    const json = values.json === true
    const embed = values.embed === true
    const scope = oneOf('--scope', values.scope, KNOWLEDGE_SCOPES)
    switch (action) {
      case 'add':
        return add(what, { title: values.title, git: values.git, json, embed, server: values })
      case 'list':
        return list({ json, scope }, values)
      case 'query':
        return query(what.join(' ').trim(), {
          topK: wholeNumber('--top', values.top, 1, 50),
          // Less would not hold one passage.
          maxTokens: wholeNumber('--max-tokens', values['max-tokens'], 512, 100_000),
          scope,
          json,
          embed,
          server: values,
        })
      case 'reindex':
        return inLibrary({ ...values, embed, what: 'all passages' }, (shelves) =>
          tellAdded(shelves, () => shelves.reindex(), json),
        )
      case 'remove':
        return remove(what, values)
      default:
        throw new UsageFault(
          `xio knowledge does not know “${safeLine(action)}”: say add, list, query, reindex or remove.`,
        )
    }
  },
})

async function remove(named: readonly string[], server: GivenServer): Promise<number> {
  if (named.length === 0)
    throw new UsageFault('xio knowledge remove needs a source: xio knowledge list names them.')
  return inLibrary({ ...server, what: null }, async (shelves) => {
    const sources = await shelves.sources()
    for (const name of named) {
      const source = sources.find((one) => isNamed(one, name))
      if (source === undefined || !(await shelves.remove(source.id)))
        throw new UsageFault(`there is no source “${safeLine(name)}”: xio knowledge list names them.`)
      process.stdout.write(`${safeLine(source.title)} is taken out.\n`)
    }
    return 0
  })
}
