/** A module that was named as a speaker policy and is none; the message says which, what is wrong and how to mend it. */
export class PolicyInvalid extends Error {
  constructor(fault: string) {
    super(`XIO_POLICIES: ${fault} For example: XIO_POLICIES=./my-policy.mjs,council-policies`)
    this.name = 'PolicyInvalid'
  }
}
