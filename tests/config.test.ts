import path from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ConfigInvalid, readConfig } from '../backend/config.ts'

describe('the environment', () => {
  it('may be empty', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: path.resolve('.xio'),
      allowedHosts: null,
      logLevel: 'info',
      server: null,
      apiKey: null,
      panel: 'offline',
      models: null,
      embeddings: null,
      knowledge: { postgres: null, chroma: null },
      policies: [],
      outboundAllowed: [],
      webhooks: [],
      mail: null,
      notion: null,
      slack: null,
      telegram: null,
      publicUrl: null,
      exportDir: path.resolve('.xio/exports'),
      unused: [],
    })
  })

  it('says all that this version understands', () => {
    const given = {
      HOST: 'localhost',
      PORT: '0',
      XIO_DATA_DIR: '/tmp/data',
      XIO_ALLOWED_HOSTS: 'xio.local:8080, 127.0.0.1:8080',
      XIO_AUTH: 'local',
      XIO_PANEL: 'offline',
      XIO_SERVER: 'http://127.0.0.1:3000/',
      XIO_API_KEY: 'k',
      LOG_LEVEL: 'debug',
    }
    expect(readConfig(given)).toMatchObject({
      host: 'localhost',
      port: 0,
      dataDir: path.resolve('/tmp/data'),
      allowedHosts: ['xio.local:8080', '127.0.0.1:8080'],
      logLevel: 'debug',
      server: 'http://127.0.0.1:3000',
      apiKey: 'k',
    })
  })

  it('says which private places may be reached', () => {
    const given = 'n8n.house:5678, LOCALHOST, 10.0.0.0/8,[fd00::1]:8080,fd00::2, fd00::/8,0x7f.1:80'
    expect(readConfig({ XIO_OUTBOUND_ALLOW: given }).outboundAllowed).toEqual([
      { kind: 'host', host: 'n8n.house', port: 5678 },
      { kind: 'host', host: 'localhost', port: null },
      { kind: 'range', base: '10.0.0.0', bits: 8 },
      { kind: 'host', host: 'fd00::1', port: 8080 },
      { kind: 'host', host: 'fd00::2', port: null },
      { kind: 'range', base: 'fd00::', bits: 8 },
      { kind: 'host', host: '127.0.0.1', port: 80 },
    ])
  })

  it.each([
    'http://localhost',
    'localhost:0',
    'localhost:70000',
    '10.0.0.0/33',
    'a b',
    'me@localhost',
    '*',
    'a,,b',
  ])('refuses to reach “%s”', (given) => {
    expect(() => readConfig({ XIO_OUTBOUND_ALLOW: given })).toThrow(
      /^XIO_OUTBOUND_ALLOW holds “.*”; each entry must be .* For example: XIO_OUTBOUND_ALLOW=localhost:5678,10/,
    )
  })

  it('names what only a later version will use, never its value', () => {
    expect(readConfig({ XIO_ROLES: 'c', REDIS_URL: '', XIO_PROVIDERS: 'p.yaml' }).unused).toEqual([
      'XIO_PROVIDERS',
      'XIO_ROLES',
    ])
  })

  it.each([
    ['a key', { OPENAI_API_KEY: 'sk-1' }, 'openai', 'https://api.openai.com/v1', 'gpt-5-mini'],
    [
      'a key and a model',
      { OPENAI_API_KEY: 'sk-1', XIO_MODEL: 'gpt-4.1' },
      'openai',
      'https://api.openai.com/v1',
      'gpt-4.1',
    ],
    [
      'a server of one’s own',
      { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/', XIO_MODEL: 'm:8b' },
      'openai',
      'http://127.0.0.1:11434/v1',
      'm:8b',
    ],
    [
      'a server beside this one, with a key',
      { OPENAI_BASE_URL: 'http://llm:8080/v1', OPENAI_API_KEY: 'k', XIO_MODEL: 'm' },
      'openai',
      'http://llm:8080/v1',
      'm',
    ],
    [
      'a key that is not to be used',
      { OPENAI_API_KEY: 'sk-1', XIO_PANEL: 'offline' },
      'offline',
      'https://api.openai.com/v1',
      'gpt-5-mini',
    ],
    [
      'a server whose model each run names',
      { OPENAI_BASE_URL: 'https://llm.example/v1', XIO_PANEL: 'offline' },
      'offline',
      'https://llm.example/v1',
      null,
    ],
  ])('reads who speaks: %s', (_, env: Record<string, string>, panel, baseURL, model) => {
    const config = readConfig(env)
    expect(config).toMatchObject({ panel, models: { baseURL, model } })
    expect(config.models?.apiKey?.reveal() ?? null).toBe(env.OPENAI_API_KEY ?? null)
  })

  it('shows a key to nobody who prints, logs or stores it', () => {
    const config = readConfig({ OPENAI_API_KEY: 'sk-canary' })
    for (const shown of [
      inspect(config, { depth: 9, showHidden: true }),
      JSON.stringify(config),
      `${config.models?.apiKey}`,
    ])
      expect(shown).not.toContain('canary')
    expect(JSON.stringify(config)).toContain('[secret]')
  })

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '0x10'],
    ['PORT', ' 80'],
    ['HOST', '0.0.0.0'],
    ['HOST', '::'],
    ['HOST', '192.168.0.7'],
    ['XIO_AUTH', 'required'],
    ['XIO_AUTH', 'none'],
    ['XIO_PANEL', 'openai'],
    ['XIO_PANEL', 'gpt'],
    ['XIO_MODEL', 'gpt-5'],
    ['XIO_EMBEDDING_MODEL', 'text-embedding-3-large'],
    ['XIO_KNOWLEDGE_STORE', 'mysql://me:secret@host/db'],
    ['XIO_KNOWLEDGE_STORE', 'postgresql://me:secret@host'],
    ['XIO_KNOWLEDGE_STORE', 'postgresql://me:secret@host/db?sslmode=no-verify'],
    ['CHROMA_URL', 'localhost:8000'],
    ['CHROMA_URL', 'http://me:secret@127.0.0.1:8000'],
    ['CHROMA_URL', 'http://chroma.example'],
    ['OPENAI_API_KEY', 'sk-secret with-space'],
    ['OPENAI_API_KEY', 'sk-secret\n'],
    ['OPENAI_BASE_URL', 'localhost:11434'],
    ['OPENAI_BASE_URL', 'ftp://llm.example'],
    ['OPENAI_BASE_URL', 'https://me:secret@llm.example/v1'],
    ['OPENAI_BASE_URL', 'https://llm.example/v1?key=secret'],
    ['OPENAI_BASE_URL', 'https://llm.example/v1/chat/completions'],
    ['XIO_ALLOWED_HOSTS', 'http://xio.local'],
    ['XIO_ALLOWED_HOSTS', 'a,,b'],
    ['XIO_SERVER', 'localhost:3000'],
    ['XIO_SERVER', 'ftp://x'],
    ['LOG_LEVEL', 'verbose'],
    ['DATABASE_URL', 'postgres://somebody:secret@host/db'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ])('refuses %s=%s in one line that begins with its name and tells no secret', (name, value) => {
    const fault = refusal({ [name]: value })
    expect(fault.variable).toBe(name)
    expect(fault.message).toMatch(new RegExp(`^${name} \\S`))
    expect(fault.message).not.toMatch(/\n|secret/)
  })
})

it.each([
  ['nobody', {}, null],
  [
    'OpenAI, where each command says so',
    { OPENAI_API_KEY: 'sk-1' },
    {
      baseURL: 'https://api.openai.com/v1',
      model: 'text-embedding-3-small',
      always: false,
    },
  ],
  [
    'OpenAI, always',
    { OPENAI_API_KEY: 'sk-1', XIO_EMBEDDING_MODEL: 'text-embedding-3-large' },
    {
      baseURL: 'https://api.openai.com/v1',
      model: 'text-embedding-3-large',
      always: true,
    },
  ],
  [
    'a server whose models nobody can guess',
    { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', XIO_MODEL: 'm' },
    { baseURL: 'http://127.0.0.1:11434/v1', model: null, always: false },
  ],
])('may have vectors made by %s', (_, env, expected) => {
  const { embeddings } = readConfig(env)
  expect(embeddings && { ...embeddings, apiKey: undefined }).toEqual(expected)
})

it.each([
  [
    'a key that would go out in the clear',
    'OPENAI_BASE_URL',
    { OPENAI_BASE_URL: 'http://llm.example/v1', OPENAI_API_KEY: 'sk-secret', XIO_MODEL: 'm' },
  ],
  ['OpenAI without a key', 'OPENAI_API_KEY', { OPENAI_BASE_URL: 'https://api.openai.com/v1' }],
  ['a server whose models nobody can guess', 'XIO_MODEL', { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }],
  ['a model’s name that is none', 'XIO_MODEL', { OPENAI_API_KEY: 'sk-secret', XIO_MODEL: 'gpt 5' }],
  [
    'a name that is none of a model that makes vectors',
    'XIO_EMBEDDING_MODEL',
    { OPENAI_API_KEY: 'sk-secret', XIO_EMBEDDING_MODEL: 'text embedding' },
  ],
])('refuses %s', (_, variable, env) => {
  const fault = refusal(env)
  expect(fault.variable).toBe(variable)
  expect(fault.message).not.toMatch(/\n|secret/)
})

function refusal(env: Record<string, string>): ConfigInvalid {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigInvalid) return error
    throw error
  }
  throw new Error('It was taken.')
}
