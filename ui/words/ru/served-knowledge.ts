// Почему библиотека не принимает или не читает источник: слева так, как это говорит сервер. Причина продолжает имя источника.

const refused = {
  'There is no such decision. GET /decisions lists those there are.':
    'Такого решения нет. Какие есть, перечисляет GET /decisions.',
  'There is no such source. GET /knowledge/sources lists those there are.':
    'Такого источника нет: возможно, его уже убрали.',
  'The document is empty: send what it holds.': 'Документ пуст: отправьте его содержимое.',
  'is missing: say what the document is called, as roof.md.':
    'не указано: скажите, как называется документ, например roof.md.',
  'holds signs that nobody sees: name the document without them.':
    'содержит невидимые знаки: назовите документ без них.',
  'is no address of a page: give one that begins with https:// or http://, without a user or password.':
    'не адрес страницы: дайте адрес, который начинается с https:// или http://, без имени и пароля.',
  'is of a document: a text has its title in the body.':
    'бывает у документа: название текста стоит в самом запросе.',
}

const reasons = {
  'holds no text: add something that can be quoted.':
    'не содержит текста: добавьте то, что можно цитировать.',
  'holds control characters: this is no text file.': 'содержит управляющие знаки: это не текстовый файл.',
  'is not UTF-8 text: save the file as UTF-8 and add it again.':
    'не в кодировке UTF-8: сохраните файл в UTF-8 и добавьте снова.',
  'lies behind a link out of its folder: add what it leads to by itself.':
    'лежит за ссылкой, которая ведёт из папки: добавьте сам файл.',
  'is no file: name the file that is to be read.': 'не файл: назовите файл, который нужно прочесть.',
  'is not there any more: put it back, or remove the source.':
    'больше не на месте: верните файл или уберите источник.',
  'may not be read by this user: give the right to, and index it again.':
    'закрыт для чтения: дайте право читать и проиндексируйте снова.',
  'has become a link: add what it leads to by itself.': 'стал ссылкой: добавьте то, куда она ведёт.',
  'holds no text, perhaps pictures of pages: run a text recognition over it and add that.':
    'не содержит текста, возможно, это снимки страниц: распознайте текст и добавьте его.',
  'is locked with a password: save a copy without one and add that.':
    'закрыт паролем: сохраните копию без пароля и добавьте её.',
  'is damaged, or no PDF: open it in a reader and save it anew.':
    'повреждён или не PDF: откройте его в программе и сохраните заново.',
  'was not read to its end: index it again.': 'прочитан не до конца: проиндексируйте снова.',
  'cannot be read as what its name says: open it in its program and save it anew.':
    'не читается как то, чем назван: откройте его в своей программе и сохраните заново.',
  'is nested too deep to be read: save it as plain text and add that.':
    'вложен слишком глубоко: сохраните его простым текстом и добавьте.',
  'is damaged, or no Word document: open it in an editor and save it anew.':
    'повреждён или не документ Word: откройте его в редакторе и сохраните заново.',
  'holds macros: save it as a document without them.': 'содержит макросы: сохраните документ без них.',
  'declares entities of its own, as no editor does: save it anew.':
    'объявляет собственные сущности, чего редакторы не делают: сохраните его заново.',
  'cannot be read: this is a fault of the program.': 'не читается: это ошибка программы.',
  'is not there any more: check the address, or remove the source.':
    'больше не на месте: проверьте адрес или уберите источник.',
  'is shown to those who are signed in only: save it as a file and add that.':
    'доступен только после входа: сохраните его файлом и добавьте файл.',
  'is shown to those who are signed in only, or to no program: save it as a file and add that.':
    'доступен только после входа или не отдаётся программам: сохраните его файлом и добавьте файл.',
  'is asked for too often: index it again later.': 'запрашивается слишком часто: проиндексируйте позже.',
  'is not in UTF-8: save it as UTF-8 and add the file.':
    'не в кодировке UTF-8: сохраните в UTF-8 и добавьте файл.',
  'is of a kind that is not read: its server calls it neither a page nor a text nor a document.':
    'такого вида, который не читают: по словам сервера, это не страница, не текст и не документ.',
  'is not in that commit: check the name, or remove the source.':
    'нет в этом коммите: проверьте имя или уберите источник.',
  'is no Git repository: name the folder that holds .git.':
    'не репозиторий Git: назовите папку, в которой лежит .git.',
  'is a link, and links of a repository are not followed: add what it leads to by itself.':
    'ссылка, а ссылкам репозитория не следуют: добавьте сам файл.',
  'was cloned in part, and nothing is fetched here: fetch all of it and index it again.':
    'клонирован не целиком, а здесь ничего не скачивается: скачайте всё и проиндексируйте снова.',
  'needs git, which is not on this machine: install it.':
    'требует git, которого нет на этой машине: установите его.',
  'belongs to another user, and may say what git is to run: make a clone of your own and add that.':
    'принадлежит другому пользователю и может указать git, что запускать: сделайте свой клон и добавьте его.',
  'borrows objects of another repository: add that one.':
    'берёт объекты из другого репозитория: добавьте тот.',
  'cannot be read by git: run git fsck in it.': 'не читается git: выполните в нём git fsck.',
  'is asked for by a name that no commit has: say a branch, a tag or a commit.':
    'назван именем, какого у коммита не бывает: назовите ветку, метку или коммит.',
  'holds too many files: add the folders in it that matter.':
    'содержит слишком много файлов: добавьте нужные папки.',
  'is being removed.': 'удаляется.',
}

export const knowledge: Readonly<Record<string, string>> = { ...refused, ...reasons }

export const knowledgePatterns: readonly (readonly [RegExp, string])[] = [
  [
    /^The document is larger than (\d+) bytes \((\d+) MB\)\.$/,
    'Документ больше $2 МБ ($1 байт): разделите его и добавьте части.',
  ],
  [
    /^must end in (\S+(?: or \S+)*), as the type of the body says\.$/,
    'должно кончаться так, как сказано типом: $1.',
  ],
  [
    /^line (\d+) is not UTF-8 text: .+$/,
    'в строке $1 не в кодировке UTF-8: сохраните файл в UTF-8 и добавьте снова.',
  ],
  [
    /^line (\d+) holds control characters: .+$/,
    'в строке $1 содержит управляющие знаки: это не текстовый файл.',
  ],
  [/^is longer than (\d+) MB: .+$/, 'длиннее $1 МБ: разделите его и добавьте части.'],
  [
    /^is of a kind that is not read \((.+)\): .+$/,
    'такого вида здесь не читают ($1): добавьте его в другом виде.',
  ],
  [/^cannot be read \((E[A-Z]+)\): .+$/, 'не читается ($1): проверьте диск и файл.'],
  [
    /^has (\d+) pages, more than the (\d+) .+$/,
    'содержит $1 страниц, а читается не больше $2: разделите его и добавьте части.',
  ],
  [/^holds more than (\d+) characters: .+$/, 'содержит больше $1 знаков: разделите его и добавьте части.'],
  [/^holds more than (\d+) parts: .+$/, 'содержит больше $1 частей: разделите его и добавьте части.'],
  [
    /^has a part of more than (\d+) MB of text: .+$/,
    'содержит часть, в которой больше $1 МБ текста: разделите его и добавьте части.',
  ],
  [
    /^unpacks to more than (\d+) MB: .+$/,
    'распаковывается больше чем в $1 МБ: разделите его и добавьте части.',
  ],
  [/^takes longer than (\d+) seconds to read: .+$/, 'читается дольше $1 с: разделите его и добавьте части.'],
  [/^is found by words only, without vectors: (.+)$/, 'находится только по словам, без векторов: $1'],
  [/^cannot be fetched: its server answers (\d+)\.$/, 'не скачивается: сервер отвечает $1.'],
  [/^cannot be fetched: (.+)$/, 'не скачивается: $1'],
  [/^comes packed \((.+)\), .+$/, 'приходит сжатым ($1), хотя просили как есть.'],
  [/^keeps its data in (.+): .+$/, 'хранит данные в $1: добавьте тот репозиторий.'],
  [/^holds more than (\d+) files: .+$/, 'содержит больше $1 файлов: добавьте нужные папки.'],
  [/^needs too much memory to be read: .+$/, 'требует слишком много памяти: разделите его и добавьте части.'],
]
