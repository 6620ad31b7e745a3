/** What was built cannot work: names, limits, graphs. Told when it is built, with what to do instead. */
export class ConfigurationError extends Error {
  override readonly name: string = 'ConfigurationError'
}

/** A subscription was asked to map a topic that it does not match. */
export class CantHandle extends Error {
  override readonly name = 'CantHandle'
}

/** Whoever waited has given up: the reason of every abort that is not given another. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
  constructor(message = 'Cancelled.', options?: ErrorOptions) {
    super(message, options)
  }
}

/** An interceptor dropped the message, so no answer will come. */
export class MessageDropped extends Error {
  override readonly name = 'MessageDropped'
}

/** There is no agent of that type, or no instance of that id. */
export class UnknownAgent extends Error {
  override readonly name = 'UnknownAgent'
}

/** It cannot be done in the state the object is in: started twice, stopped when it does not run, reset while it runs. */
export class WrongState extends Error {
  override readonly name = 'WrongState'
}

/** A saved state that this version or this object cannot take up; says what was expected. */
export class BadState extends Error {
  override readonly name = 'BadState'
}
