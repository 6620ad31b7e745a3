import { describe, expect, it } from 'vitest'
import { makeRegistry, type RegistryFile, RegistryInvalid } from '../../backend/agents/registry.ts'
import { readRegistry } from '../../backend/agents/read-registry.ts'
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const shipped = readRegistry(join(import.meta.dirname, '../../registry'))

describe('the registry that ships', () => {
  it('has an agent for every role of a council, experts with two lenses', () => {
    expect(shipped.agents.map(({ id }) => id)).toEqual([
      'expert-a',
      'expert-b',
      'integrator',
      'moderator',
      'scribe',
    ])
    expect(shipped.agent('expert-a')?.lens).toBe('value')
    expect(shipped.agent('expert-b')?.lens).toBe('risk')
  })

  it('has templates whose defaults are the promised ones', () => {
    const template = shipped.template('choose-option')
    expect(template?.quality).toEqual({
      minAlternatives: 2,
      requireRationale: true,
      requireRisks: true,
      minActionItems: 0,
      consensus: { method: 'auto' },
      blindRound: true,
      stopAfterQuietTurns: 3,
    })
    expect(template?.budget).toEqual({ maxTurns: 40, maxMinutes: 15, maxTokens: null, maxCostUsd: null })
    expect(shipped.template('risk-review')?.agenda.map(({ kind }) => kind)).toEqual(['discuss', 'decide'])
  })

  it('describes the policies a meeting may name', () => {
    expect(shipped.policies.map(({ name }) => name)).toEqual(['fsm', 'round_robin', 'selector', 'handoff'])
    expect(shipped.template('nobody')).toBeUndefined()
  })
})

describe('a registry with a fault', () => {
  it('names the file and the place of a wrong field', () => {
    const roles = agents.map((file) =>
      file.file === 'scribe' ? { file: 'scribe', value: { ...scribe, role: 'poet' } } : file,
    )
    expect(faultsOf({ roles, councils: [] })).toEqual([
      {
        file: 'scribe',
        pointer: '/role',
        message:
          'must be one of "moderator", "expert", "scribe", "integrator", "observer", but is the text "poet".',
      },
    ])
  })

  it('refuses two agents of one id', () => {
    const roles = [...agents, { file: 'again', value: scribe }]
    expect(faultsOf({ roles, councils: [] })).toEqual([
      { file: 'again', pointer: '/id', message: '"scribe" is the id of scribe too: choose another.' },
    ])
  })

  it('refuses a seat whose agent nobody knows', () => {
    const seats = [{ seat: 'poet', role: 'observer', name: 'Poet', agent: 'poet' }]
    expect(faultsOf({ roles: agents, councils: [template({ seats, words: undefined })] })).toEqual([
      {
        file: 'council',
        pointer: '/seats/0/agent',
        message: 'no agent "poet": use expert-a, expert-b, integrator, moderator, scribe.',
      },
    ])
  })

  it('refuses words for what is not there', () => {
    const words = { ru: { seats: { poet: 'Поэт' }, agenda: ['Раз', 'Два'] } }
    expect(faultsOf({ roles: agents, councils: [template({ words })] })).toEqual([
      {
        file: 'council',
        pointer: '/words/ru/seats/poet',
        message: 'names no seat of this template: use moderator, expert_a, expert_b, scribe, integrator.',
      },
      {
        file: 'council',
        pointer: '/words/ru/agenda',
        message: 'gives 2 titles for 1 items: give one for each.',
      },
    ])
  })

  it('refuses a transition table that never comes to the end', () => {
    const transitions = shipped
      .template('choose-option')
      ?.policy.transitions?.filter(({ to }) => to !== 'closing')
    expect(
      faultsOf({ roles: agents, councils: [template({ policy: { name: 'fsm', transitions } })] }),
    ).toContainEqual({
      file: 'council',
      pointer: '/policy/transitions',
      message: 'The state "actions" has no way out, so "closing" is never reached from it.',
    })
  })

  it('refuses a policy nobody knows by name', () => {
    expect(faultsOf({ roles: agents, councils: [template({ policy: { name: 'dice' } })] })).toEqual([
      {
        file: 'council',
        pointer: '/policy/name',
        message: 'no policy "dice": use fsm, round_robin, selector, handoff.',
      },
    ])
  })

  it('names the line of YAML that cannot be read', () => {
    const directory = mkdtempSync(join(tmpdir(), 'registry-'))
    for (const folder of ['roles', 'councils']) mkdirSync(join(directory, folder))
    writeFileSync(join(directory, 'roles/a.yaml'), 'id: a\nname: b: c\n')
    expect(() => readRegistry(directory)).toThrow(
      'roles/a.yaml: line 2 has a second ": " in one line of YAML',
    )
    expect(() => readRegistry(join(directory, 'roles'))).toThrow('there is no such folder')
  })
})

const agents: RegistryFile[] = shipped.agents.map((value) => ({ file: value.id, value }))
const scribe = shipped.agent('scribe')

function template(changes: object): RegistryFile {
  return { file: 'council', value: { ...shipped.template('choose-option'), ...changes } }
}

function faultsOf(files: Parameters<typeof makeRegistry>[0]): unknown {
  try {
    makeRegistry(files)
  } catch (error) {
    return error instanceof RegistryInvalid ? error.errors : error
  }
  return 'no fault'
}
