/** A question, the text that answers it, and words of the passage that does. */
export type Labelled = { question: string; source: string; answer: string }

const of = (source: string, pairs: readonly (readonly [question: string, answer: string])[]): Labelled[] =>
  pairs.map(([question, answer]) => ({ question, source, answer }))

/** Asked as people ask: in other forms, other words, with mistakes, and in the language of the text. */
export const QUESTIONS: readonly Labelled[] = [
  ...of('garden-water', [
    ['How much did the town water cost the gardeners last year?', '1,340 euros'],
    ['Is a permit needed for drilling a well?', 'permit of the water board'],
    ['how deep is the ground water', 'nine metres'],
    ['What happens to rain tanks in frost?', 'the plastic bursts'],
    ['Who damages the drip hoses in winter?', 'mice gnaw'],
    ['How many members prefer tanks to the well?', 'Nineteen want the tanks'],
  ]),
  ...of('bakery-outage', [
    ['Why did the order server stop?', 'filled its disk with debug messages'],
    ['Why did the monitoring dashbord show nothing wrong?', 'had been green'],
    ['How much money was lost in sales during the outage?', '7,900 euros'],
    ['Who holds the credentials now?', 'Three people now hold'],
    ['How often does the monitor place a test order?', 'one roll every five minutes'],
    ['Why was the hosted queue postponed?', 'forbids it until autumn'],
  ]),
  ...of('bike-workshop', [
    ['What deposit is asked for a key to the workshop?', 'thirty euros'],
    ['What should I do with a broken tool?', 'red box'],
    ['Are carbon frames repaired?', 'Carbon frames are not repaired'],
    ['May a twelve-year-old child come alone?', 'Children under fourteen'],
    ['Where do complaints go?', 'Noor'],
  ]),
  ...of('message-queue', [
    ['How many scans are sent before Christmas?', '310,000'],
    ['Can acknowledged messages be replayed in RabitMQ?', 'once they are acknowledged'],
    ['How long did the Kafka test cluster stand still?', 'eleven minutes'],
    ['What happens without vacuuming the queue table?', 'forty gigabytes'],
    ['May messages with addresses be unencrypted?', 'may stand unencrypted'],
  ]),
  ...of('library-hours', [
    ['Who could enter the branch without a librarian?', 'Readers over eighteen'],
    ['How many visits did the pilot count?', '2,415 visits'],
    ['Why did the door not lock?', 'because a chair stood in it'],
    ['For how long are no posts cut?', 'no post is cut for five years'],
    ['What would a lift at Harbour Street cost?', '48,000 euros'],
  ]),
  ...of('office-move', [
    ['When must the lease extension be announced?', 'by the end of April'],
    ['What is wrong with phone calls in the brewery?', 'The echo is so strong'],
    ['When does the last bus leave the science park?', '19:40'],
    ['How many desks do we need if they are shared?', 'twenty-two places'],
    ['Has the fire escape been approved?', 'fire escape has not been approved'],
  ]),
  ...of('krysha', [
    ['Во скольких квартирах протекла крыша?', 'в семи квартирах'],
    ['Сколько лет прослужит новый слой рубероида?', 'шесть–восемь лет'],
    ['При какой температуре укладывают мембрану?', 'выше пяти градусов'],
    ['Какая гарантия на ПВХ мембрану?', 'гарантия двадцать лет'],
    ['Какой взнос придётся платить с каждой квартиры?', '9 300 рублей'],
    ['Кто из собственников против взносов?', 'Гусевых'],
  ]),
  ...of('baza-dannyh', [
    ['Сколько строк накапливается за год?', '1,9 миллиарда'],
    ['Почему трудно удалять записи в ClickHouse?', 'мутации тяжёлые'],
    ['Кто администрирует кликхаус и когда он уходит?', 'Тимур'],
    ['Какова скорость вставки в TimescaleDB?', '84 тысячи строк'],
    ['Что делать с поздними замерами в паркете?', 'пересборкой файла'],
    ['Почему скрывают координаты станций?', 'браконьеры узнают гнёзда'],
  ]),
  ...of('stolovaya', [
    ['Сколько граммов гречки накладывали детям?', '110 граммов'],
    ['На сколько процентов уменьшились отходы у шведского стола?', 'двадцать семь процентов'],
    ['Что мешает поставить вытяжку?', 'тридцать киловатт'],
    ['Из-за чего были приступы аллергии?', 'печенья с арахисом'],
    ['Где должна висеть карточка с аллергиями?', 'висеть у раздачи'],
    ['Во сколько уходит школьный автобус в посёлок?', '14:20'],
  ]),
  ...of('arhiv-muzeya', [
    ['Почему нитроплёнку нельзя хранить с остальными негативами?', 'пахнет уксусом'],
    ['Сколько берёт подрядчик за сканирование кадра?', '38 рублей за кадр'],
    ['Сколько лиц опознали волонтеры?', '740 лиц'],
    ['Кому принадлежат права на фотографии Лещинского?', 'внучке'],
    ['Когда проверяют контрольные суммы?', 'в январе и июле'],
  ]),
  ...of('chetyre-dnya', [
    ['Кто дежурил по пятницам и что за это получал?', 'полагался выходной'],
    ['Как изменилось время первого ответа?', 'двадцати шести минут'],
    ['Какой заказчик прислал претензии?', '«Ветлуга-Транс»'],
    ['Что предлагает главный бухгалтер?', 'отдельным положением'],
    ['Как разделить отдел на смены?', 'другие в понедельник'],
  ]),
  ...of('avtobus', [
    ['Сколько приёмов пропустили пациенты?', '312 пропущенных'],
    ['Сколько машин понадобится для четырнадцатого маршрута?', 'нужно восемь'],
    ['Во что обходится поездка на микроавтобусе по вызову?', '164 рубля'],
    ['Что случилось с талонами на такси?', 'перепродали на рынке'],
    ['Что советует комиссия?', 'Комиссия рекомендует'],
  ]),
]

/** What nothing in the texts speaks of. */
export const UNANSWERED: readonly string[] = [
  'Which vaccine was approved for cats?',
  'Who won the chess olympiad?',
  'quantum entanglement teleportation experiment',
  'Как приготовить борщ?',
  'Столица Австралии',
  'Чему равно число пи?',
]
