/** More texts wait to be read than will be read soon; nothing was done with this one. */
export class ReadingBusy extends Error {
  constructor() {
    super('Too many texts are being read: try again in a minute.')
    this.name = 'ReadingBusy'
  }
}
