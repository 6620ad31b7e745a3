/** Words before an order that add nothing to it: nobody is named by them, nothing is said. */
export const OPENINGS: readonly { pattern: RegExp; example: readonly [string, string] }[] = [
  { pattern: /^(?:\[[ xX]?\]|[-*•–—:;,.>]+)\s*/u, example: ['– book the hall', 'book the hall'] },
  {
    pattern: /^(?:ok|okay|yes|yeah|sure|so|then|and|well|also|great|thanks)[,.!]?\s+(?=\p{L})/iu,
    example: ['OK, book the hall', 'book the hall'],
  },
  {
    pattern:
      /^(?:we|they)\s+(?:(?:will|shall|should|must)\s+(?:also\s+)?|(?:need|have|agreed|want|plan)\s+to\s+)(?=\p{Ll})(?!be\s|have\s|not\s)/iu,
    example: ['We need to book the hall', 'book the hall'],
  },
  {
    pattern:
      /^(?:someone|somebody)(?:\s?:\s*|\s+(?:(?:will|shall|should|must)\s+|(?:needs?|has|ought)\s+to\s+|to\s+))(?=\p{Ll})(?!be\s|have\s|not\s)/iu,
    example: ['Someone needs to book the hall', 'book the hall'],
  },
  {
    pattern:
      /^кто-(?:то|нибудь)(?:\s?:\s*|\s+(?:долж(?:ен|на|ны)\s+))(?=\p{Ll}{2,30}(?:ть|ти|чь)(?:ся)?(?!\p{L}))/iu,
    example: ['кто-то должен заказать зал', 'заказать зал'],
  },
  { pattern: /^(?:let['’]s|let\s+us)\s+(?=\p{Ll})/iu, example: ["Let's book the hall", 'book the hall'] },
  {
    pattern:
      /^(?:please|need\s+to|needs\s+to|remember\s+to|do\s+not\s+forget\s+to|don['’]t\s+forget\s+to|to)\s+(?!be\s)(?=\p{Ll})/iu,
    example: ['Please book the hall', 'book the hall'],
  },
  {
    pattern:
      /^(?:(?:нам|мы|всем)\s+)?(?:нужно|надо|необходимо|следует|пожалуйста,?|давайте)\s+(?=\p{Ll}{2,30}(?:ть|ти|чь)(?:ся)?(?!\p{L}))/iu,
    example: ['Нам нужно заказать зал', 'заказать зал'],
  },
  {
    pattern: /^поручено\s+(?=\p{Ll}{2,30}(?:ть|ти|чь)(?:ся)?(?!\p{L}))/iu,
    example: ['поручено заказать зал', 'заказать зал'],
  },
]
