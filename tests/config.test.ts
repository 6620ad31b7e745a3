import path from 'node:path'
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
      unusedKey: false,
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

  it('names what only a later version will use, never its value', () => {
    const { unused, unusedKey } = readConfig({
      OPENAI_API_KEY: 'sk-secret',
      NOTION_TOKEN: 'n',
      SLACK_CHANNEL: '',
    })
    expect({ unused, unusedKey }).toEqual({ unused: ['NOTION_TOKEN', 'OPENAI_API_KEY'], unusedKey: true })
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

function refusal(env: Record<string, string>): ConfigInvalid {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigInvalid) return error
    throw error
  }
  throw new Error('It was taken.')
}
