import { describe, expect, it } from 'vitest'
import { TerminatedError } from '../../../../backend/autogen/chat/conditions/condition.ts'
import {
  FunctionCallTermination,
  HandoffTermination,
  SourceMatchTermination,
  StopMessageTermination,
  TextMentionTermination,
  TextMessageTermination,
} from '../../../../backend/autogen/chat/conditions/one-message.ts'
import {
  handoffMessage,
  multiModalMessage,
  stopMessage,
  toolCallExecutionEvent,
  toolCallRequestEvent,
} from '../../../../backend/autogen/chat/make-message.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { said, text } from './support.ts'

const handoff = (target: string) => handoffMessage({ source: 'ann', content: 'Yours', target })
const stop = stopMessage({ source: 'ann', content: 'Enough' })
const executed = (name: string, isError = false) =>
  toolCallExecutionEvent({ source: 'ann', content: [{ callId: '1', name, content: 'done', isError }] })

describe('a condition on one message', () => {
  it('E01 Handoff target and stop message', async () => {
    const toTarget = new HandoffTermination('target')
    expect(await said(toTarget, [])).toBeNull()
    expect(await said(toTarget, [text('Hello')])).toBeNull()
    expect(await said(toTarget, [handoff('target')])).toBe('Handoff to target from ann detected.')
    expect(toTarget.terminated).toBe(true)
    await toTarget.reset()
    expect(toTarget.terminated).toBe(false)
    expect(await said(toTarget, [handoff('another')])).toBeNull()
    await toTarget.reset()
    expect(await said(toTarget, [text('Hello'), handoff('target')])).not.toBeNull()

    const stopped = new StopMessageTermination()
    expect(await said(stopped, [])).toBeNull()
    expect(await said(stopped, [text('Hello')])).toBeNull()
    expect(await said(stopped, [stop])).toBe('Stop message received')
    await stopped.reset()
    expect(await said(stopped, [text('Hello'), text('World')])).toBeNull()
    await stopped.reset()
    expect(await said(stopped, [text('Hello'), stop])).not.toBeNull()
    expect(stopped.terminated).toBe(true)
  })

  it('E04 Text mention with sources', async () => {
    const anyone = new TextMentionTermination('stop')
    expect(await said(anyone, [])).toBeNull()
    expect(await said(anyone, [text('Hello')])).toBeNull()
    expect(await said(anyone, [text('stop')])).toBe("Text 'stop' mentioned")
    await anyone.reset()
    expect(await said(anyone, [text('Hello'), text('please stop it')])).toBe("Text 'stop' mentioned")

    const agent = new TextMentionTermination('stop', { sources: ['agent'] })
    expect(await said(agent, [text('stop', 'user')])).toBeNull()
    await agent.reset()
    expect(await said(agent, [text('stop', 'user'), text('stop', 'agent')])).not.toBeNull()
    const nobody = new TextMentionTermination('stop', { sources: [] })
    expect(await said(nobody, [text('stop')])).toBeNull()
  })

  it('finds a text in just these letters, in what tools were asked and in pictures’ captions', async () => {
    const condition = new TextMentionTermination('fish')
    expect(await said(condition, [text('FISH')])).toBeNull()
    const call = { id: '1', name: 'search', arguments: '{"for":"fish"}' }
    expect(await said(condition, [toolCallRequestEvent({ source: 'ann', content: [call] })])).not.toBeNull()
    await condition.reset()
    const picture = multiModalMessage({ source: 'ann', content: [{ url: 'u' }, 'a fish'] })
    expect(await said(condition, [picture])).not.toBeNull()
  })

  it('waits for a text message, of one source if it was given one', async () => {
    const anyone = new TextMessageTermination()
    expect(await said(anyone, [stop])).toBeNull()
    expect(await said(anyone, [text('Hello', 'bob')])).toBe("Text message received from 'bob'")
    const ann = new TextMessageTermination('ann')
    expect(await said(ann, [text('Hello', 'bob'), stop])).toBeNull()
    expect(await said(ann, [text('Hello', 'bob'), text('Hello', 'ann')])).not.toBeNull()
  })

  it('E10 Source match', async () => {
    const condition = new SourceMatchTermination(['Assistant'])
    expect(await said(condition, [text('a', 'user'), text('b', 'bob')])).toBeNull()
    const three = [text('a', 'user'), text('b', 'Assistant'), text('c', 'bob')]
    expect(await said(condition, three)).toBe("'Assistant' answered")
    await expect(condition.check([])).rejects.toThrow('already terminated')
    await expect(condition.check([])).rejects.toThrow(TerminatedError)
    await condition.reset()
    expect(await said(condition, [text('a', 'user')])).toBeNull()
  })

  it('waits for a tool to be run, with or without success', async () => {
    const condition = new FunctionCallTermination('search')
    expect(await said(condition, [executed('other'), text('search')])).toBeNull()
    expect(await said(condition, [executed('other'), executed('search')])).toBe(
      "Function 'search' was executed.",
    )
    await condition.reset()
    expect(await said(condition, [executed('search', true)])).not.toBeNull()
  })

  it('names the first message that says so', async () => {
    const two = [text('a', 'ann'), text('b', 'bob')]
    expect(await said(new SourceMatchTermination(['bob', 'ann']), two)).toBe("'ann' answered")
  })

  it('says who it was in words for programs', async () => {
    expect(await new HandoffTermination('target').check([handoff('target')])).toEqual({
      content: 'Handoff to target from ann detected.',
      source: 'HandoffTermination',
      details: [{ condition: 'HandoffTermination', target: 'target', from: 'ann' }],
    })
  })

  it('refuses the empty text, which everything has', () => {
    expect(() => new TextMentionTermination('')).toThrow(ConfigurationError)
  })
})
