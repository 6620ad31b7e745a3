// What a modal brings that is no deed: "I will say", "I can see", "I want to thank", "I'll be away".
const NO_DEED = String.raw`(?:say|add|thank|know|see(?!\sto)|understand|mention|admit|imagine|believe|think|agree|guess|hear|stress|point|be\s(?:away|out|off|on|in|at|absent|late|brief|honest|there|glad|happy|sorry|there))(?!\p{L})`
const MODAL = String.raw`(?:['’]ll|\s(?:will|shall|can|want to|need to|promise to|promise|volunteer to|volunteer|agree to|take(?!\sit\b))|(?:['’]m|\sam)\s(?:going|happy|ready)\sto|(?:['’]d|\swould)\slike\sto)`
// Before these words the promise hangs on something, or is one that is doubted.
const UNSURE = String.raw`(?<!(?:n['’]t\s(?:think|believe|see how|know\s(?:how|when|whether|if))|(?<!\p{L})(?:doubt|not sure|if|whether|unless|wish|can|could|shall|should|will|would|did|do|must))\s(?:that\s)?)`
const ENGLISH = new RegExp(
  String.raw`${UNSURE}(?<!\p{L})I${MODAL}(?!\p{L})(?!['’]t|\s(?:not|never|no longer|hardly)(?!\p{L}))(?!\s(?:\p{L}+ly\s|just\s|also\s)?${NO_DEED})`,
  'iu',
)

// Verbs by which one takes something on: the person who says them is the one who will do it.
const DEEDS =
  'сделаю|выполню|подготовлю|приготовлю|напишу|допишу|перепишу|возьму|возьмусь|беру|берусь|отправлю|вышлю|пришлю|перешлю|проверю|позвоню|созвонюсь|узнаю|выясню|спрошу|запрошу|уточню|составлю|займусь|' +
  'соберу|закажу|куплю|оплачу|оформлю|договорюсь|свяжусь|разберусь|постараюсь|обновлю|добавлю|удалю|исправлю|починю|настрою|посчитаю|рассчитаю|согласую|обсужу|покажу|передам|опубликую|выложу|назначу|организую|' +
  'проведу|найду|поищу|подберу|посмотрю|изучу|проанализирую|протестирую|протестую|запущу|внесу|поставлю|привезу|принесу|доделаю|закончу|нарисую|сверстаю|опишу|оценю|сообщу|напомню|поговорю|приглашу|забронирую|предложу|обещаю|сформулирую|скину|заведу|создам|прослежу'
const CAN =
  'сделать|подготовить|написать|взять|взяться|отправить|прислать|проверить|позвонить|узнать|спросить|запросить|составить|заняться|собрать|заказать|найти'
const RUSSIAN = new RegExp(
  String.raw`(?<!(?<!\p{L})(?:не|ни|вряд ли|если|когда|пока|как только)\s(?:я\s)?)(?<!\p{L})(?:${DEEDS}|(?:готов|готова|могу)\s(?:${CAN})|буду\s(?!(?:в|во|на|за|против|рад|рада|занят|занята|отсутствовать|говорить|краток|кратка|только|там|тут|здесь|не|ни)(?!\p{L}))\p{L}+)(?!\p{L})(?!\s(?:ли|бы)(?!\p{L}))`,
  'iu',
)

/** Whether somebody promises in these words to do a thing himself; "I can't", "I must say" and «я думаю» promise nothing. */
export const promises = (quote: string): boolean => ENGLISH.test(quote) || RUSSIAN.test(quote)
