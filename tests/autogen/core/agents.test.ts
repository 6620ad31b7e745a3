import { describe, expect, it } from 'vitest'
import type { MessageContext } from '../../../backend/autogen/core/agent.ts'
import { BaseAgent } from '../../../backend/autogen/core/base-agent.ts'
import { ClosureAgent } from '../../../backend/autogen/core/closure-agent.ts'
import { CantHandle, ConfigurationError } from '../../../backend/autogen/core/errors.ts'
import { DefaultTopicId } from '../../../backend/autogen/core/ids.ts'
import { handles, RoutedAgent } from '../../../backend/autogen/core/routed-agent.ts'
import { DefaultSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { givenRuntime, id, topic } from './support.ts'

class Ping {
  readonly count: number
  constructor(count: number) {
    this.count = count
  }
}
class LoudPing extends Ping {}
type Note = { type: 'note'; text: string }
const isText = (message: unknown): message is string => typeof message === 'string'

class Router extends RoutedAgent {
  static override readonly subscriptions = [(type: string) => new DefaultSubscription(type)]
  protected readonly handlers = [
    handles(Ping, (ping) => `big ${ping.count}`, { match: (ping) => ping.count > 9 }),
    handles(Ping, (ping, context) => this.onPing(ping, context)),
    handles('note', (note: Note) => `asked ${note.text}`, { only: 'rpc' }),
    handles('note', (note: Note) => void this.heard.push(`published ${note.text}`), { only: 'event' }),
    handles(isText, async (text) => text.toUpperCase()),
    handles(isText, () => expect.unreachable('an earlier handler takes every text')),
  ]
  readonly heard: string[] = []

  onPing({ count }: Ping, { isRpc }: MessageContext): string {
    this.heard.push(`ping ${count} ${isRpc ? 'asked' : 'published'}`)
    return `ping ${count}`
  }
}

async function givenRouter() {
  const { runtime } = givenRuntime()
  Router.register(runtime, 'router', (made) => new Router(made, 'Routes.'))
  runtime.start()
  const router = await runtime.tryGetUnderlyingInstance(id('router/default'), Router)
  const ask = (message: unknown) => runtime.send(message, id('router/default'))
  return { runtime, router, ask }
}

describe('a routed agent', () => {
  it('hands a message to the first handler of its class, type or guard that takes it', async () => {
    const { ask, router } = await givenRouter()
    expect(await ask(new Ping(1))).toBe('ping 1')
    expect(await ask(new Ping(10))).toBe('big 10')
    expect(await ask({ type: 'note', text: 'n' })).toBe('asked n')
    expect(await ask('text')).toBe('TEXT')
    expect(router.heard).toEqual(['ping 1 asked'])
    expect(router.description).toBe('Routes.')
  })

  it('knows questions from what is published', async () => {
    const { runtime, router } = await givenRouter()
    await runtime.publish({ type: 'note', text: 'n' }, new DefaultTopicId())
    await runtime.publish(new Ping(2), new DefaultTopicId())
    await runtime.stopWhenIdle()
    expect(router.heard).toEqual(['published n', 'ping 2 published'])
  })

  it('takes a class exactly: what extends it is another kind of message', async () => {
    const { ask } = await givenRouter()
    expect(await ask(new LoudPing(1))).toBeUndefined()
    expect(await ask({ count: 1 })).toBeUndefined()
    expect(await ask(null)).toBeUndefined()
    expect(await ask({ type: 'other' })).toBeUndefined()
  })

  it('can do something of its own with what no handler takes', async () => {
    const { runtime } = givenRuntime()
    class Own extends Router {
      protected override onUnhandledMessage(message: unknown): unknown {
        return `no idea about ${message}`
      }
    }
    Own.register(runtime, 'own', (made) => new Own(made))
    runtime.start()
    expect(await runtime.send(7, id('own/x'))).toBe('no idea about 7')
  })

  it('takes guards that are written as functions', async () => {
    function isNumber(message: unknown): message is number {
      return typeof message === 'number'
    }
    class Numbers extends RoutedAgent {
      protected readonly handlers = [handles(isNumber, (n) => n + 1)]
    }
    const { runtime } = givenRuntime()
    Numbers.register(runtime, 'numbers', (made) => new Numbers(made))
    runtime.start()
    expect(await runtime.send(1, id('numbers/x'))).toBe(2)
  })
})

describe('registering a class of agents', () => {
  it('subscribes it to the topics of its class and to messages for it, unless that is skipped', async () => {
    const { runtime } = givenRuntime()
    const heard: string[] = []
    class Hears extends BaseAgent {
      static override readonly subscriptions = [(type: string) => new DefaultSubscription(type)]
      onMessage(message: unknown): void {
        heard.push(`${this.id} ${message}`)
      }
    }
    const make = (made: ConstructorParameters<typeof Hears>[0]) => new Hears(made)
    Hears.register(runtime, 'all', make)
    Hears.register(runtime, 'direct', make, { skipClassSubscriptions: true })
    Hears.register(runtime, 'none', make, {
      skipClassSubscriptions: true,
      skipDirectMessageSubscription: true,
    })
    runtime.start()
    await runtime.publish('default', new DefaultTopicId())
    for (const type of ['all', 'direct', 'none']) await runtime.publish('direct', topic(`${type}:any/k`))
    await runtime.stopWhenIdle()
    expect(heard).toEqual(['all/default default', 'all/k direct', 'direct/k direct'])
  })

  it('expects its factory to make that class', async () => {
    const { runtime } = givenRuntime()
    class Special extends Router {}
    Special.register(runtime, 'special', (made) => new Router(made))
    runtime.start()
    await expect(runtime.send('x', id('special/x'))).rejects.toThrow(ConfigurationError)
  })

  it('can be done for instances of one type, which hear topics of their own key', async () => {
    const { runtime } = givenRuntime()
    const routers = ['k1', 'k2'].map((key) => new Router({ id: id(`router/${key}`), runtime }))
    for (const router of routers) Router.registerInstance(router)
    runtime.start()
    await runtime.publish(new Ping(1), topic('k1/k1'))
    await runtime.publish(new Ping(2), topic('router:direct/k2'))
    await runtime.stopWhenIdle()
    expect(routers.map(({ heard }) => heard)).toEqual([['ping 1 published'], ['ping 2 published']])
    Router.registerInstance(new Router({ id: id('router/default'), runtime }), {})
    runtime.start()
    await runtime.publish(new Ping(3), new DefaultTopicId())
    await runtime.stopWhenIdle()
  })
})

describe('an agent speaks as itself', () => {
  class Speaker extends BaseAgent {
    heard = 0
    async onMessage(message: unknown): Promise<unknown> {
      this.heard++
      if (message === 'publish') return this.publish('said')
      if (message === 'ask myself') return this.send('once more', this.id)
      return message
    }
  }

  it('so what it publishes by default goes to its own session, and not back to it', async () => {
    const { runtime } = givenRuntime()
    const senders: string[] = []
    Speaker.register(runtime, 'speaker', (made) => new Speaker(made))
    runtime.addSubscription(new DefaultSubscription('speaker'))
    ClosureAgent.registerClosure(
      runtime,
      'ear',
      ({ id: own }, message, { sender }) => {
        senders.push(`${own} ${message} of ${sender}`)
      },
      { subscriptions: [new DefaultSubscription('ear')] },
    )
    runtime.start()
    await runtime.send('publish', id('speaker/session'))
    await runtime.stopWhenIdle()
    expect(senders).toEqual(['ear/session said of speaker/session'])
    expect((await runtime.tryGetUnderlyingInstance(id('speaker/session'), Speaker)).heard).toBe(1)
  })

  it('so it can ask itself', async () => {
    const { runtime } = givenRuntime()
    Speaker.register(runtime, 'speaker', (made) => new Speaker(made))
    runtime.start()
    expect(await runtime.send('ask myself', id('speaker/x'))).toBe('once more')
  })

  it('and has an empty state unless it says otherwise', async () => {
    const { runtime } = givenRuntime()
    Speaker.register(runtime, 'speaker', (made) => new Speaker(made))
    expect(await runtime.agentSaveState(id('speaker/x'))).toEqual({})
    await runtime.agentLoadState(id('speaker/x'), {})
  })
})

describe('a function as an agent', () => {
  it('B08 Function agent collects in order', async () => {
    const { runtime } = givenRuntime()
    const collected: string[] = []
    ClosureAgent.registerClosure(
      runtime,
      'collect',
      (agent, message) => void collected.push(`${agent.id.key}: ${message}`),
      { subscriptions: [new DefaultSubscription('collect')] },
    )
    runtime.start()
    for (const n of [1, 2, 3]) await runtime.publish(n, new DefaultTopicId())
    await runtime.stopWhenIdle()
    expect(collected).toEqual(['default: 1', 'default: 2', 'default: 3'])
  })

  it.each([
    ['error', 'CantHandle', []],
    ['warn', 'nothing', ['messageUnhandled']],
    [undefined, 'nothing', ['messageUnhandled']],
    ['ignore', 'nothing', []],
  ] as const)('answers kinds that it does not take by its policy: %s', async (policy, answer, events) => {
    const unhandled: string[] = []
    const { runtime } = givenRuntime({
      log: ({ event }) => void (event === 'messageUnhandled' && unhandled.push(event)),
    })
    ClosureAgent.registerClosure<Note | Ping>(runtime, 'f', (_agent, message) => `took ${message}`, {
      takes: ['note', Ping],
      ...(policy && { unknownTypePolicy: policy }),
    })
    runtime.start()
    expect(await runtime.send(new Ping(1), id('f/x'))).toMatch(/^took/)
    expect(await runtime.send({ type: 'note', text: '' }, id('f/x'))).toMatch(/^took/)
    const got = await runtime.send('text', id('f/x')).catch((error: unknown) => error)
    expect(got instanceof CantHandle ? got.name : (got ?? 'nothing')).toBe(answer)
    expect(unhandled).toEqual(events)
  })

  it('asks others as itself', async () => {
    const { runtime } = givenRuntime()
    ClosureAgent.registerClosure(
      runtime,
      'asker',
      (agent, message) =>
        message === 'ask' ? agent.send('echo', agent.id) : `${agent.description}: ${message}`,
      { description: 'An asker' },
    )
    runtime.start()
    expect(await runtime.send('ask', id('asker/x'))).toBe('An asker: echo')
  })
})
