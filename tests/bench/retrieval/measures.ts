/** How good an order is: the places of what is relevant, from 0. */
export type Measures = { recall5: number; mrr: number; ndcg10: number }

/** The three figures of one question, whose relevant passages are equally good; of more than five, five can be among the first. */
export function measured(order: readonly boolean[], relevant: number): Measures {
  const first = order.indexOf(true)
  const gain = (flags: readonly boolean[]) =>
    flags.slice(0, 10).reduce((sum, is, place) => sum + (is ? 1 / Math.log2(place + 2) : 0), 0)
  const ideal = gain(Array.from({ length: relevant }, () => true))
  return {
    recall5: order.slice(0, 5).filter(Boolean).length / Math.min(5, relevant),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg10: gain(order) / ideal,
  }
}

export function mean(all: readonly Measures[]): Measures {
  const of = (key: keyof Measures) => all.reduce((sum, one) => sum + one[key], 0) / Math.max(1, all.length)
  return { recall5: of('recall5'), mrr: of('mrr'), ndcg10: of('ndcg10') }
}
