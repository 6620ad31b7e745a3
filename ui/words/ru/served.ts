// Постоянные фразы сервера: слева так, как он их говорит.
import { knowledge, knowledgePatterns } from './served-knowledge.ts'
import { patterns as registryPatterns, registry } from './served-registry.ts'

const refusals = {
  'The council goes on. Check its decision once it has ended.':
    'Совет ещё идёт. Проверьте его решение, когда он закончится.',
  'The council was cut off before it came to a decision of its own, so there is none to check.':
    'Совет оборвали раньше, чем он пришёл к своему решению: проверять нечего.',
  'These minutes were never held as a council here, so it cannot be held in another way.':
    'Этот протокол не проводился здесь как совет, поэтому провести его иначе нельзя.',
  'The run is not running. Resume it first.': 'Совет сейчас не идёт. Сначала продолжите его.',
  'The run is not paused, so there is nothing to resume.': 'Совет не на паузе, продолжать нечего.',
  'The run has ended. Start another run of the meeting, or export what this one made.':
    'Совет завершён. Проведите его ещё раз или отправьте то, что он оставил.',
  'This is a recording: it can be watched and read, and nothing in it can be changed, exported or continued. Start a council of your own.':
    'Это запись: её можно смотреть и читать, но нельзя изменить, отправить или продолжить. Начните собственный совет.',
  'The log of this run holds what only a newer version of the program knows, so it can be read here and not gone on with. Use that version.':
    'В журнале этого совета есть то, что знает только более новая версия программы: здесь его можно читать, но не продолжить. Откройте его в той версии.',
  'This command is not part of this version.': 'В этой версии такой просьбы нет.',
  'There is no such seat at this table. Use one of the seats that GET /runs/{id}/participants lists.':
    'За этим столом нет такого места. Выберите одно из тех, что есть.',
  'There is no such timebox. Use one of the ids in the run\u2019s timeboxes.': 'Такого отрезка времени нет.',
  'This timebox has run out. Call the decision or close the item instead.':
    'Это время вышло. Вместо этого примите решение или закройте пункт.',
  'No agenda item is open now. Wait for the next one.':
    'Сейчас ни один пункт не открыт. Дождитесь следующего.',
  'There is no other item to turn to. Call the decision or close this one instead.':
    'Другого пункта нет. Вместо этого примите решение или закройте этот.',
  'The open item is to be discussed, not decided. Close it instead.':
    'Открытый пункт только обсуждается, решать его не нужно. Закройте его.',
  'The blind round is still open. Wait until every expert has answered; then ask again.':
    'Раунд вслепую ещё идёт. Дождитесь ответа каждого эксперта и повторите.',
  'This seat has given its blind answer. Give it the floor after the reveal.':
    'Это место уже дало ответ вслепую. Дайте ему слово, когда ответы откроются.',
  'The open item is already decided. Wait for the next item, or stop the run.':
    'Открытый пункт уже решён. Дождитесь следующего или остановите совет.',
  'Nobody has the floor, so there is nothing to skip.': 'Слова нет ни у кого, пропускать нечего.',
  'There is no such question.': 'Такого вопроса нет.',
  'The question was answered before. The first valid answer stands.':
    'На вопрос уже ответили. В силе первый годный ответ.',
  'The answer is empty. Give an option or a text.': 'Ответ пуст. Выберите вариант или напишите текст.',
  'This policy cannot be used. GET /policies lists those there are.': 'Такой порядок слова применить нельзя.',
  'The answer is none of the offered ones. Use one of those.':
    'Такого ответа среди предложенных нет. Выберите один из них.',
  'The run waits for an answer to its question. Answer it, or stop the run.':
    'Совет ждёт ответа на свой вопрос. Ответьте или остановите совет.',
  'The budget is spent; the question about it decides how the run goes on.':
    'Бюджет исчерпан; что дальше, решит ответ на вопрос о нём.',
  'The open item cannot be moved to this phase. Use debate, alternatives, risks, convergence, decision or actions.':
    'Перевести пункт в эту фазу нельзя. Можно: обсуждение, варианты, риски, сближение, решение, задачи.',
  'No budget was given. Give one or more of maxTurns, maxMinutes, maxTokens, maxCostUsd.':
    'Бюджет не указан. Укажите хотя бы одно: ходы, минуты, токены или стоимость.',
  'There is no such option on the table. Use one of the options of the open item.':
    'Такого варианта на столе нет. Выберите один из вариантов открытого пункта.',
  'This gate has not failed, so there is nothing to waive.': 'Это требование выполнено, снимать нечего.',
  'There is no such command in this run. Use the commandId of one that is queued.':
    'Такой просьбы здесь нет: отменить можно только ту, что в очереди.',
  'The command was settled already, so it cannot be taken back. Ask for what should be instead.':
    'Просьба уже выполнена, отменить её нельзя. Попросите о том, что нужно теперь.',
  'Who speaks next is no queue here. Give a seat the floor instead.':
    'Здесь нет очереди на слово. Дайте кому-нибудь слово прямо.',
  'This seat is not waiting to speak in this phase. Give it the floor instead.':
    'В этой фазе это место не ждёт слова. Дайте ему слово прямо.',
  'You do not sit in this seat. Take it first (take_seat), or say it without a seat.':
    'Вы не сидите на этом месте. Сначала займите его или скажите без места.',
  'This seat is muted, so it is not given the floor. Unmute it first.':
    'Это место лишено слова. Сначала верните ему слово.',
  'Only a person can take a seat.': 'Занять место может только человек.',
  'Another person sits in this seat. Take another one, or ask them to leave it.':
    'На этом месте сидит другой человек. Займите другое или попросите уступить.',
  'You sit in another seat. Leave it first (leave_seat), then take this one.':
    'Вы сидите на другом месте. Сначала уйдите с него.',
  'Somebody else sits in this seat. Say it without a seat, or take a seat of your own.':
    'На этом месте сидит кто-то другой. Скажите без места или займите своё.',
  'The seat is not asked now. Wait for its turn, ask for it with give_floor, or say it without a seat.':
    'Сейчас у этого места нет слова. Дождитесь хода, попросите слово или скажите без места.',
  'No person is asked to vote now. A seat votes when the floor comes to it in the phase decision.':
    'Сейчас голосовать никого не просят. Место голосует, когда слово дойдёт до него в фазе решения.',
  'No other seat of this role is heard, so the council could not go on. Leave it unmuted.':
    'Другого места с этой ролью нет, без него совет не сможет продолжать. Слово остаётся за ним.',
  'The run has not made this document yet. Wait for it; GET /runs/{id}/artifacts lists what there is.':
    'Этого документа ещё нет. Дождитесь его.',
  'The document has another version by now. Read it, then ask again for that one.':
    'У документа уже другая версия. Прочтите её и повторите.',
  'The document is not valid, so it cannot be approved. Mend it with edit_artifact first.':
    'Документ неполон, утвердить его нельзя. Сначала исправьте его.',
  'The edit cannot be made, so nothing was changed. The reason names each place.':
    'Правка невозможна, ничего не изменено. Причина называет каждое место.',
  'Only a person edits or approves a document.': 'Править и утверждать документы может только человек.',
  'Too many others write to this run at the same time. Send the command again.':
    'Слишком многие пишут сюда одновременно. Повторите просьбу.',
  'The turn is over, so this answer comes too late.': 'Ход закончен, этот ответ опоздал.',
  'Only the driver of the run may do this.': 'Это может только ведущая программа.',
}

const shelf = {
  'The council goes on. Pause or stop it first, then delete it.':
    'Совет ещё идёт. Сначала поставьте его на паузу или остановите, потом удаляйте.',
  'Nothing can be put away on this server.': 'На этом сервере ничего нельзя убрать в архив.',
}

const exported = {
  'This council is a demo: nothing in it was meant, so nothing of it is exported.':
    'Это демонстрация: в ней ничего не решалось всерьёз, поэтому отсюда ничего не отправляется.',
  'The run still goes on: its record is exported when it ends.':
    'Совет ещё идёт: запись отправится, когда он закончится.',
  'The run has made no decision log, so there is nothing to export.':
    'Журнала решений у этого совета нет, отправлять нечего.',
  'The decision log is not valid, so it is not exported. Mend it with edit_artifact first.':
    'Журнал решений неполон и поэтому не отправляется. Сначала исправьте его.',
}

const needless = {
  'The document reads so already.': 'В документе уже так и написано.',
  'The decision is being taken already.': 'Решение уже принимается.',
  'The item is being parked already.': 'Пункт уже откладывается.',
  'The speakers are chosen in this way already.': 'Порядок слова уже такой.',
  'That is what the council has understood already.': 'Совет уже понял именно так.',
  'The gate is waived already.': 'Требование уже снято.',
  'The approval is waived already.': 'Утверждение уже не требуется.',
  'The run is paused already.': 'Совет уже на паузе.',
  'The run is not paused.': 'Совет не на паузе.',
  'That is the budget already.': 'Бюджет уже такой.',
}

const troubles = {
  'There is no such run.': 'Такого совета нет.',
  'There is no such meeting.': 'Такой встречи нет.',
  'The store did not take it: nothing was written. Send it again.':
    'Хранилище не приняло: ничего не записано. Повторите.',
  'Something went wrong in the server; its log says what.':
    'На сервере что-то пошло не так; подробности в его журнале.',
}

const policies = {
  'By phases': 'По фазам',
  'A table of transitions leads from phase to phase; within a phase its seats speak in their order. The default.':
    'От фазы к фазе ведёт таблица переходов; внутри фазы места говорят по порядку. Обычный порядок.',
  'Round and round': 'По кругу',
  'Every phase in its order, every seat of the phase once; in the debate round after round until nothing new is said.':
    'Фазы идут по порядку, каждое место говорит по разу; в обсуждении круг за кругом, пока есть новое.',
  'Chosen by a model': 'Выбирает модель',
  'Everyone is heard once in a phase; who is next is chosen by a model that follows the talk. If it names nobody who may speak, the order decides.':
    'В каждой фазе слышат всех по разу; кто следующий, выбирает модель, следя за разговором. Если она не назовёт никого, решает порядок.',
  'Handed on': 'Передача слова',
  'Everyone is heard once in a phase; whoever has spoken names the next. If nobody is named who may speak, the order decides.':
    'В каждой фазе слышат всех по разу; кто сказал, тот называет следующего. Если не назван никто, решает порядок.',
}

const targets = {
  'Markdown file': 'файл Markdown',
  'Nothing is needed. XIO_EXPORT_DIR says where the files go.':
    'Ничего не нужно. Куда идут файлы, говорит XIO_EXPORT_DIR.',
  'JSON file': 'файл JSON',
  'CSV file of the tasks': 'файл CSV с задачами',
  'E-mail': 'почта',
  Webhook: 'вебхук',
  'Make a connection at notion.so/profile/integrations, share a page with it, set NOTION_TOKEN and NOTION_DECISIONS (the link of that page), and run xio doctor --fix: it makes the databases there and says what to set.':
    'Создайте подключение на notion.so/profile/integrations, откройте ему страницу, задайте NOTION_TOKEN и NOTION_DECISIONS (ссылку на эту страницу) и запустите xio doctor --fix: он создаст там базы и скажет, что задать.',
  'Make an app at api.slack.com/apps with the permissions chat:write and channels:history, install it, invite it to the channel, and set SLACK_BOT_TOKEN and SLACK_CHANNEL. For buttons and /council set SLACK_SIGNING_SECRET too, and let the app send commands and interactions to /slack/events of this server.':
    'Создайте приложение на api.slack.com/apps с правами chat:write и channels:history, установите его, пригласите в канал и задайте SLACK_BOT_TOKEN и SLACK_CHANNEL. Для кнопок и /council задайте ещё SLACK_SIGNING_SECRET, а приложению адрес /slack/events этого сервера.',
  'Make a bot with @BotFather, add it to the chat, and set TELEGRAM_BOT_TOKEN and TELEGRAM_CHAT_ID.':
    'Создайте бота у @BotFather, добавьте его в чат и задайте TELEGRAM_BOT_TOKEN и TELEGRAM_CHAT_ID.',
  'Set XIO_WEBHOOKS and XIO_WEBHOOK_SECRETS: see docs/webhooks.md.':
    'Задайте XIO_WEBHOOKS и XIO_WEBHOOK_SECRETS: см. docs/webhooks.md.',
  'Set XIO_SMTP_URL, XIO_MAIL_FROM and XIO_MAIL_TO.': 'Задайте XIO_SMTP_URL, XIO_MAIL_FROM и XIO_MAIL_TO.',
}

const people = { Owner: 'Владелец' }

export const served: Readonly<Record<string, string>> = {
  ...refusals,
  ...shelf,
  ...exported,
  ...needless,
  ...troubles,
  ...policies,
  ...targets,
  ...people,
  ...registry,
  ...knowledge,
}

export const patterns = [...registryPatterns, ...knowledgePatterns]
