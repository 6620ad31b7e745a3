/** What came in from outside and was taken up; messengers deliver the same thing twice. */
export type Deliveries = {
  /** True for the first time that this id of this source is seen; kept for two days. */
  first(source: string, id: string, now: number): Promise<boolean>
}
