/** What every page is given of its address. */
export type PageProps = {
  /** The parts of the path that the pattern names. */
  params: Readonly<Record<string, string>>
  query: URLSearchParams
}
