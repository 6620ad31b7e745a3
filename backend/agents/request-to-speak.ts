import type { SpeakOptions, TurnRequest } from '../ports/voice.ts'

/** The driver gives a seat the floor. Answered by what the seat says and does; a model's failure rejects it. */
export class RequestToSpeak {
  readonly request: TurnRequest
  readonly messageId: string
  readonly repair: SpeakOptions['repair']

  constructor(request: TurnRequest, messageId: string, repair?: SpeakOptions['repair']) {
    this.request = request
    this.messageId = messageId
    this.repair = repair
  }
}

/** A piece of the message that a seat is writing, published to the topic `draft/<run>`. */
export class DraftPiece {
  readonly messageId: string
  readonly text: string

  constructor(messageId: string, text: string) {
    this.messageId = messageId
    this.text = text
  }
}

/** The topic of what is being written; its source is the run. */
export const DRAFT_TOPIC = 'draft'
