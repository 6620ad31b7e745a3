import type { SeatVoice } from '../../schemas/generated/types.ts'

/** A text that prints as `[secret]` wherever it is shown. */
export type SecretText = { reveal(): string }

/** Where models are asked, and with which key. */
export type ModelAccess = {
  /** The address that `/chat/completions` is put after. */
  baseURL: string
  /** Null: the server wants none. */
  apiKey: SecretText | null
  /** Who speaks for a seat that names no other; null where every run has to say. */
  model: string | null
}

/** Who makes vectors of texts. */
export type EmbeddingAccess = Omit<ModelAccess, 'model'> & {
  /** Null: nobody has said which, and at this server nobody can guess. */
  model: string | null
  /** Somebody has set that all texts of the library may be sent; else each command says so for what it adds. */
  always: boolean
}

/** Who may speak in the runs that are started here. */
export type Panels = {
  /** Who speaks where a run does not say. */
  panel: string
  /** The names that a run may give. */
  names: readonly string[]
  /**
   * Which model speaks for a seat of this panel, and which host is sent its texts; null where nothing leaves the
   * process. `model` is the seat's own choice. A text says why the panel cannot speak here, and how to mend it.
   */
  voice(panel: string, model: string | undefined): SeatVoice | null | string
}
