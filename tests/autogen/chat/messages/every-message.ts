import * as make from '../../../../backend/autogen/chat/make-message.ts'
import type { AnyMessage, MessageType } from '../../../../backend/autogen/chat/messages.ts'

const call = { id: 'c1', name: 'search', arguments: '{"for":"fish"}' }
const result = { callId: 'c1', name: 'search', content: 'no fish', isError: false }

/** One of each kind; the compiler says when a kind is missing. */
export const everyMessage = {
  TextMessage: make.textMessage({ source: 'ann', content: 'Hello' }),
  MultiModalMessage: make.multiModalMessage({
    source: 'ann',
    content: ['Look', { url: 'data:image/png;base64,AA==', detail: 'low' }],
  }),
  StructuredMessage: make.structuredMessage({
    source: 'ann',
    contentType: 'Report',
    content: { title: 'Fish', pages: 2 },
  }),
  StopMessage: make.stopMessage({ source: 'ann', content: 'Enough' }),
  HandoffMessage: make.handoffMessage({
    source: 'ann',
    content: 'Yours',
    target: 'bob',
    context: [
      { type: 'SystemMessage', content: 'Be kind.' },
      { type: 'UserMessage', source: 'cy', content: ['See', { url: 'https://example.org/a.png' }] },
      { type: 'AssistantMessage', source: 'ann', content: [call], thought: 'Hm' },
      { type: 'FunctionExecutionResultMessage', content: [result] },
    ],
  }),
  ToolCallSummaryMessage: make.toolCallSummaryMessage({
    source: 'ann',
    content: 'no fish',
    toolCalls: [call],
    results: [result],
  }),
  ToolCallRequestEvent: make.toolCallRequestEvent({ source: 'ann', content: [call] }),
  ToolCallExecutionEvent: make.toolCallExecutionEvent({ source: 'ann', content: [result] }),
  ModelClientStreamingChunkEvent: make.modelClientStreamingChunkEvent({ source: 'ann', content: 'Hel' }),
  ThoughtEvent: make.thoughtEvent({ source: 'ann', content: 'Hm' }),
  MemoryQueryEvent: make.memoryQueryEvent({ source: 'ann', content: ['a note', 'another'] }),
  UserInputRequestedEvent: make.userInputRequestedEvent({ source: 'ann', requestId: 'r1' }),
  SelectSpeakerEvent: make.selectSpeakerEvent({
    source: 'team',
    content: ['ann', 'bob'],
    rationale: 'Both.',
  }),
  SelectorEvent: make.selectorEvent({ source: 'team', content: 'ann, I think' }),
  TurnFailedEvent: make.turnFailedEvent({ source: 'ann', content: 'Lost', attempt: 1, action: 'retry' }),
} satisfies { [Type in MessageType]: Extract<AnyMessage, { type: Type }> }

export const allMessages: AnyMessage[] = Object.values(everyMessage)
