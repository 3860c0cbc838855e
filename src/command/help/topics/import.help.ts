// The page `crm help import`: how a spreadsheet is read, matched, rejected and taken back.
import { same } from '../../../kernel/words.ts'
import type { Topic, TopicRow } from '../topic.ts'

const row = (left: string, en: string, zh: string): TopicRow => ({ left: same(left), about: { en, zh } })

/** `crm help import`. */
export const importTopic: Topic = {
  title: { en: 'Import', zh: '导入' },
  parts: [
    {
      text: {
        en: 'crm import customers FILE reads CSV and TSV in any encoding, XLSX, ODS and vCard (2.1, 3.0, 4.0), told by what stands in the file and not by its name. Good rows go in; bad rows go to FILE.rejected.csv with the reason, ready to be mended and imported. All of it is one entry of the history, so crm undo takes it back. The same file twice changes nothing.',
        zh: 'crm import customers 文件 可读取任何编码的 CSV 和 TSV，以及 XLSX、ODS 和 vCard（2.1、3.0、4.0），按内容识别，与文件名无关。正确的行写入；有问题的行连同原因写入 文件.rejected.csv，修改后可再次导入。整个导入是历史中的一个条目，crm undo 可撤回。同一文件导入两次不会有任何变化。',
      },
    },
    {
      title: { en: 'Look first', zh: '先看一看' },
      rows: [
        row('crm read FILE', 'what would be read; needs no store', '会读到什么；不需要数据文件'),
        row('--preview 5', 'the first rows as they would be kept', '前几行将如何保存'),
        row('--dry-run', 'the whole report, and nothing is kept', '完整报告，但不写入'),
      ],
    },
    {
      title: { en: 'The file', zh: '文件' },
      rows: [
        row('--encoding gb18030', 'else found by trial and shown', '否则自动识别并显示'),
        row('--sheet 名单', 'another sheet than the first that is not hidden', '读取其他工作表，而不是第一个未隐藏的'),
        row(
          '--header-line 3',
          'the line that names the columns; titles above it are found and told',
          '列名所在的行；其上的标题行会自动识别并说明',
        ),
        row(
          '--map 手机=phone,备注=note',
          'headers that are not known by themselves; Header=- leaves one out',
          '无法自动识别的表头；表头=- 表示忽略',
        ),
        row('--date-order dmy', 'how to read 1/12/2026: dmy, mdy or ymd', '如何理解 1/12/2026：dmy、mdy 或 ymd'),
        row('--strict-headers', 'an unknown header is a failure', '有未知表头即失败'),
        row(
          '--new-fields',
          'columns that nothing maps become custom fields; --map 车型=+model:text makes one',
          '未识别的列新建为自定义字段；--map 车型=+model:text 只新建一个',
        ),
        row(
          'crm list mappings',
          'what was chosen holds for the next file of these headers; --forget leaves it aside',
          '作过的选择对下一个同样表头的文件有效；--forget 可不用',
        ),
        row('export --template', 'the empty sheet of a noun, with what may stand in it', '某类记录的空表，附填写说明'),
      ],
    },
    {
      title: { en: 'Amounts', zh: '金额' },
      text: {
        en: "An amount is in the currency of its column of currencies, else of its own sign ($5, 5元), else of its header, as Amount (USD), else in the firm's. 金额（万元） counts in ten thousands. A sign that contradicts the currency is rejected; digits beyond those of the currency are rounded half away from zero and counted. 1,234 is a thousand and more, 1,5 and 1.234,50 have a decimal comma; one point alone is always a decimal point, so 1.234 is one and a bit. What is not written plainly is told with an example of each column. Without an amount it is quantity times price, rounded once.",
        zh: '金额的币种依次取：币种列、金额自带的符号（$5、5元）、表头（如 Amount (USD)）、公司货币。金额（万元）按万计。符号与币种矛盾的行被拒收；多于该货币小数位的数字四舍五入并计数。1,234 是一千多；1,5 与 1.234,50 的逗号是小数点；单独一个点总是小数点，故 1.234 是一点多。写法特殊的数字按列各举一例说明读作多少。没有金额时为数量乘单价，只舍入一次。',
      },
    },
    {
      title: { en: 'Which record a row means', zh: '一行对应哪条记录' },
      text: {
        en: 'A row with a key means the record with that key. Other rows are new, unless --match says what must be equal. In a file a bare number is always a key; only C-12 is an id. An empty cell erases nothing, unless --blank-clears is said.',
        zh: '有外部编号的行对应该编号的记录。其他行为新记录，除非用 --match 指定哪些字段须相同。文件中的纯数字总是外部编号，只有 C-12 这样的才是系统编号。空单元格不清除内容，除非使用 --blank-clears。',
      },
      rows: [
        row(
          '--match phone,email',
          'tried in this order; such a file need not give what new records must have',
          '按此顺序尝试；此时文件可以不含新记录的必填字段',
        ),
        row('--on-match update', 'the default; fill, skip or fail', '默认；也可为 fill、skip、fail'),
        row('--replace-lists', 'phones, mails and tags are replaced, not added to', '替换电话、邮箱、标签，而不是追加'),
        row('--create-missing', 'makes customers and products that rows refer to', '自动新建行中引用的客户和产品'),
      ],
    },
    {
      title: { en: 'Words for nothing', zh: '表示“无”的文字' },
      text: {
        en: 'N/A, -, --, /, 无, 未知, NULL and the like are empty cells in a number, amount, day, choice, yes or no, e-mail or phone: the report counts such rows and names the first, in JSON as the note no-answer. They erase nothing, not even with --blank-clears, and what must be there (the amount of an order) is still missing. A nought is a value. In a text they stand as they are.',
        zh: 'N/A、-、--、/、无、未知、NULL 等在数字、金额、日期、选项、是否、邮箱、电话列中按空白处理：报告会计数并列出前几行，JSON 中为 no-answer 一项。它们不清除内容（使用 --blank-clears 时也一样），必填内容（如订单金额）仍算缺少。零是一个值。在文字列中按原文保存。',
      },
    },
    {
      title: { en: 'Text', zh: '文字' },
      text: {
        en: 'Blanks at the edges go, line breaks are made one kind (in fields of one line a blank). Control characters and signs of no width at an edge are not kept: the report counts such rows and names the first, in JSON as the note unseen-signs. All other text comes in as it stands.',
        zh: '去掉首尾空白，统一换行（单行字段中变为空格）。控制字符和首尾的零宽字符不保存：报告会计数并列出前几行，JSON 中为 unseen-signs 一项。其他文字原样导入。',
      },
    },
    {
      title: { en: 'What becomes of it', zh: '结果' },
      rows: [
        row('--rejects FILE', 'where the bad rows go', '有问题的行写到哪里'),
        row('--atomic', 'all rows or none', '全部写入或全部不写'),
        row('--again', 'forget that the file was imported before', '忽略此前已导入过的记录'),
        row('exit 5', 'some rows were rejected', '有行被拒绝'),
        row(
          'crm list imports',
          'the files that came in, crm show import F-1 one of them',
          '导入过的文件；crm show import F-1 查看其中一个',
        ),
        row('crm undo', 'takes it back; rows touched since then stay', '撤回导入；之后改过的行保留'),
      ],
    },
    {
      title: { en: 'Out again', zh: '导出' },
      text: {
        en: 'crm export customers -o customers.csv writes every field under headers that an import reads back to the same records.',
        zh: 'crm export customers -o customers.csv 导出全部字段，其表头可原样导入回相同的记录。',
      },
    },
  ],
}
