// Lines with a slip, as people type them, with the line that is proposed; all in the seeded store.

/** A line and what is proposed for it. */
export interface MendedLine {
  readonly typed: string
  readonly hint: string
  /** The exit code of the line; 2 where none is given. */
  readonly exit?: number
  /** The exit code of the line that is proposed, where it lacks something else. */
  readonly after?: number
}

const slip = (typed: string, hint: string, codes: Pick<MendedLine, 'exit' | 'after'> = {}): MendedLine => ({
  typed,
  hint: `crm ${hint}`,
  ...codes,
})

/** A value, where the same text may stand elsewhere in the line. */
const values: readonly MendedLine[] = [
  slip('log C-4 9 --mood 9', 'log C-4 9 --mood 5'),
  slip('log C-4 --mood=9 9', 'log C-4 --mood=5 9'),
  slip('log C-4 x --mood 9 --json', 'log C-4 x --mood 5 --json'),
  slip('add customer 张三 --emails 张三', 'add customer 张三 --emails name@example.com'),
  slip(
    "add customer 张三 --emails 'a@b.cn;张三' --city 张三",
    "add customer 张三 --emails 'a@b.cn;name@example.com' --city 张三",
  ),
  slip('add customer male --gender 雌 --note 雌', 'add customer male --gender male --note 雌'),
  slip('add customer 张三 --kind 公私', 'add customer 张三 --kind 公司'),
  slip('add customer 张三 --every 2x', 'add customer 张三 --every 1'),
  slip('add customer 张三 --added 2月30日', 'add customer 张三 --added today'),
  slip('add customer 张三 --birthday 2月30日', 'add customer 张三 --birthday 1990-01-05'),
  slip('add customer 张三 --consent sms', "add customer 张三 --consent 'sms=no;mail.marketing=no'"),
  slip('add customer 张三 --set level=x', 'add customer 张三 --set level=a'),
  slip('add customer 张三 --set cty=北京', 'add customer 张三 --set city=北京'),
  slip('add customer 张三 --tier-override 高', 'add customer 张三 --tier-override high --reason TEXT'),
  slip('add customer 张三 --city a --city b --json', 'add customer 张三 --city b --json'),
  slip('add customer 张三 --name 张三 --city 北京', 'add customer --name 张三 --city 北京'),
  slip('add visit C-4 --due 2026/13/1 --note 2026/13/1', 'add visit C-4 --due today --note 2026/13/1'),
  slip('add visit C-4 --due 明天 --channel 电视', 'add visit C-4 --due 明天 --channel 电话'),
  slip('add visit C-4 --due 明天 --purpose 喝茶', 'add visit C-4 --due 明天 --purpose first'),
  slip('add visit C-4 --due 明天 --status 完了', 'add visit C-4 --due 明天 --status 完成'),
  slip('add order C-4 --amount 五百 --note 五百', 'add order C-4 --amount 1234.50 --note 五百'),
  slip('add order C-4 --amount 100 --currency XXX1', 'add order C-4 --amount 100 --currency CNY'),
  slip('add product 茶 --price 贵', 'add product 茶 --price 1234.50'),
  slip('add complaint C-4 --severity 严重 --text x', 'add complaint C-4 --severity 1 --text x'),
  slip('add complaint C-4 --text 吵 --kind 骂人', 'add complaint C-4 --text 吵 --kind complaint'),
  slip('add role 出纳 --sees 全部', 'add role 出纳 --sees 内部'),
  slip('add field customer.颜色 --type 彩色', 'add field customer.颜色 --type text'),
  slip(
    'add retention 老 --filter class:potential --after 两年',
    'add retention 老 --filter class:potential --after 24m',
  ),
  slip(
    'add retention 老 --filter class:potential --after 24m --basis x',
    'add retention 老 --filter class:potential --after 24m --basis last_activity',
  ),
  slip('move complaint K-1 结束', 'move complaint K-1 received'),
  slip('edit tier 高 --every 一月', 'edit tier 高 --every 1'),
  slip('edit tier high --deadline 一天', 'edit tier high --deadline 24h'),
  slip('edit order O-1 --amount O-1', 'edit order O-1 --amount 1234.50'),
  slip('edit visit V-2 --mood 好', 'edit visit V-2 --mood 1'),
  slip('snooze C-4 --until x', 'snooze C-4 --until today'),
  slip('log C-4 x --next 2月30日 --channel phone', 'log C-4 x --next today --channel phone'),
  slip('log C-4 x --at 明天 --mood 3', 'log C-4 x --at today --mood 3'),
  slip('log C-4 x --channel 当面', 'log C-4 x --channel phone'),
  slip('log C-4 x --purpose 聊天', 'log C-4 x --purpose first'),
  slip("log C-4 '' --mood 3", 'log C-4 --mood 3 "what was said"'),
  slip('report sales --by 年 --period 2026', 'report sales --by month --period 2026'),
  slip('report sales --period 2026-13 --by month', 'report sales --period last-month --by month'),
  slip('segment rfm --bins 0', 'segment rfm --bins 5'),
  slip('segment movement --from 2月30日', 'segment movement --from today'),
  slip('today --limit x --lead 3', 'today --limit 20 --lead 3'),
  slip('today --format xml', 'today --format table'),
  slip('export customers --format doc --limit 1', 'export customers --format table --limit 1'),
  slip('config get 时区', 'config get zone'),
  slip('config set 货币 CNY --reason x', 'config set currency CNY --reason x'),
  slip('edit customer C-4 --set spend=3', 'help customer'),
  slip('edit customer C-4 --last-contact today', 'help customer'),
]

/** The name of a record that is nobody's, or of several. */
const records: readonly MendedLine[] = [
  slip('add customer 王方 --owner 王方', 'add customer 王方 --owner 王芳', { exit: 3 }),
  slip('add visit C-4 --due +7d --staff 王方', 'add visit C-4 --due +7d --staff 王芳', { exit: 3 }),
  slip('assign customer C-4 王方', 'assign customer C-4 王芳', { exit: 3 }),
  slip('assign complaint K-1 --to 王方', 'assign complaint K-1 --to 王芳', { exit: 3 }),
  slip('show customer 张小名 --json', 'show customer 张小明 --json', { exit: 3 }),
  slip('list revisits --owner 王方 --limit 3', 'list revisits --owner 王芳 --limit 3', { exit: 3 }),
  slip('add customer 孙 --introducer 小 --city 小', 'add customer 孙 --introducer C-3 --city 小', { exit: 4 }),
  slip('show customer 小 --brief', 'show customer C-3 --brief', { exit: 4 }),
  slip('restore customer 刘测', 'restore customer C-5', { exit: 3 }),
  slip('show customer 刘测 --json', 'show customer C-5 --json', { exit: 3 }),
  slip('edit customer 刘测 --city x', 'restore customer C-5', { exit: 3 }),
  slip('show customer K-1 --json', 'show complaint K-1 --json', { exit: 3 }),
  slip('查看 客户 K-1', '查看 complaint K-1', { exit: 3 }),
  slip('edit customer K-1 --city x', 'show complaint K-1', { exit: 3 }),
  slip('done visit C-4', 'show customer C-4', { exit: 3 }),
  slip('log C-4 x --closes O-1', 'show order O-1', { exit: 3 }),
  slip('add customer 张三 --introducer 李四光', 'list customers', { exit: 3 }),
]

/** Words that are too many, each with the flag that it fits. */
const words: readonly MendedLine[] = [
  slip(
    "add complaint C-4 'too slow' --severity 3 --channel phone",
    "add complaint C-4 --text 'too slow' --severity 3 --channel phone",
  ),
  slip('add complaint C-4 太慢 电话', 'add complaint C-4 --text 太慢 --channel 电话'),
  slip(
    'add contact C-4 Li --role decider --phones 13811112222',
    'add contact C-4 --name Li --role decider --phones 13811112222',
  ),
  slip('add contact C-4 Li 13811112222', 'add contact C-4 --name Li --phones 13811112222'),
  slip('add order C-4 500 --at yesterday', 'add order C-4 --amount 500 --at yesterday'),
  slip('add order C-4 500 昨天 --key A-9', 'add order C-4 --amount 500 --at 昨天 --key A-9'),
  slip('add order C-4 500 for tea', "add order C-4 --note 'for tea' --amount 500"),
  slip('add visit C-4 tomorrow', 'add visit C-4 --due tomorrow'),
  slip('add visit C-4 下周三 --channel phone', 'add visit C-4 --due 下周三 --channel phone'),
  slip('add visit C-4 20261201 微信 E-1', 'add visit C-4 --due 20261201 --channel 微信 --staff E-1'),
  slip('add consent C-4 sms=no --source 电话', 'add consent C-4 --channel sms --allowed no --source 电话'),
  slip('add consent C-4 no --channel sms --source 电话', 'add consent C-4 --allowed no --channel sms --source 电话'),
  slip('add customer 张三 13800138999', 'add customer 张三 --phones 13800138999'),
  slip('add customer 张三 a@b.cn sms=no --city 北京', 'add customer 张三 --emails a@b.cn --consent sms=no --city 北京'),
  slip('add customer Li Ming --city 北京', "add customer 'Li Ming' --city 北京"),
  slip('add tag 贵宾 多余', "add tag '贵宾 多余'"),
  slip('snooze C-4 tomorrow --reason x', 'snooze C-4 --until tomorrow --reason x'),
  slip('snooze C-4 下周三', 'snooze C-4 --until 下周三'),
  slip('edit customer C-4 name Wang --reason x', 'edit customer C-4 --name Wang --reason x'),
  slip('edit customer C-4 阶段=谈价 城市:北京', 'edit customer C-4 --stage 谈价 --city 北京'),
  slip("edit segment lapsed '等级:低'", 'edit segment lapsed --filter 等级:低'),
  slip('edit customer C-4 C-3 --city x', 'edit customer C-4 --city x'),
  slip('remove customer C-4 C-3 -y', 'remove customer C-4 -y'),
  slip('show customer C-4 C-3 --json', 'show customer C-4 --json'),
  slip('show customer Maria Lopez --json', "show customer 'Maria Lopez' --json"),
  slip('done visit V-1 谈得很好 --next +7d', 'done visit V-1 --note 谈得很好 --next +7d'),
  slip('done visit V-1 V-2', 'done visit V-1'),
  slip('close complaint K-1 客户满意 --satisfaction 5', 'close complaint K-1 --note 客户满意 --satisfaction 5'),
  slip('merge customer C-4', 'merge customer C-4 REF'),
  slip('merge customer', 'merge customer REF REF'),
  slip('merge customer C-4 C-3 C-2', 'merge customer C-4 C-3'),
  slip('dump x --json', 'dump --json'),
  slip('edit customer --city x', 'edit customer --city x C-1'),
  slip('done review --json', 'done review --json RV-1'),
]

/** A filter, with all that stands beside it. */
const filters: readonly MendedLine[] = [
  slip('list customers --limit 1 teir:high --json', 'list customers --limit 1 tier:high --json'),
  slip('list customers --where teir:high --count', 'list customers --where tier:high --count'),
  slip("list customers 'name:Maria Lopez' teir:high", "list customers 'name:Maria Lopez' tier:high"),
  slip("list customers 'tier:Maria Lopez'", 'list customers tier:high'),
  slip(
    "list customers '（等级:高 or 标签:vip） 城市:北京' --json",
    "list customers --where '（等级:高 or 标签:vip） 城市:北京' --json",
  ),
  slip('list customers --where 城市= --limit 3', 'list customers --where 城市=none --limit 3'),
  slip('list customers 城市= --limit 3', 'list customers 城市=none --limit 3'),
  slip("list customers --where '消费>100' -e", "list customers --where '净消费>100' -e"),
  slip("list customers --where '净消费>多' --sort name", "list customers --where '净消费>1234.50' --sort name"),
  slip('list complaints status:未关闭 --count', 'list complaints not status:closed --count'),
  slip("list complaints --where 'status:not-closed'", "list complaints --where 'not status:closed'"),
  slip('list visits --where 状态:做完 --limit 2', 'list visits --where 状态:planned --limit 2'),
  slip('list customers --sort 名子 --limit 2', 'list customers --sort 名称 --limit 2'),
  slip('list customers --where 标签：重要 --limit x', "list customers --where '标签：重要' --limit 20"),
  slip('list customers owner:王方 --json', 'list customers owner:王芳 --json'),
  slip('list customers segment:laps --json', 'list customers segment:lapsed --json'),
  slip('list customers tier>high --json', 'list customers tier:high --json'),
  slip('add segment 新 teir:high --strategy x', 'add segment 新 tier:high --strategy x'),
  slip('add segment 新 等级=', 'add segment 新 等级=none'),
  slip('edit customer --where teir:high --city x', 'edit customer --where tier:high --city x'),
]

/** Words that name no command. */
const commands: readonly MendedLine[] = [
  slip('C-2', 'show C-2'),
  slip('crm list customers', 'list customers'),
  slip('done C-2', 'show customer C-2'),
  slip('done K-1 --note x', 'close complaint K-1 --note x'),
  slip('done complaint K-1 --note x', 'close complaint K-1 --note x'),
  slip('close V-1', 'done visit V-1'),
  slip('cancel order O-1', 'remove order O-1'),
  slip('show 张小明', 'show customer 张小明'),
  slip('list 张小明 --json', 'list customers 张小明 --json'),
  slip('import 客户名单.csv -n', 'import customers 客户名单.csv -n'),
  slip('import 客户名单.csv --map 备注=-', 'import customers 客户名单.csv --map 备注=-'),
  slip('revisits --limit 1', 'list revisits --limit 1'),
  slip('回访名单 --limit 1', 'list revisits --limit 1'),
  slip('consent report --by year', 'report consent --by year'),
  slip('新曾 客户 张三', '新增 客户 张三'),
  slip('客户 新曾 张三', '客户 新增 张三'),
  slip('lst 客户', 'list 客户'),
  slip('列表 客护', '列表 客户'),
  slip('add custmer 张三 --city x', 'add customer 张三 --city x'),
  slip('add customer 张三 --phne 13800138999 --city x', 'add customer 张三 --phone 13800138999 --city x'),
  slip('export persons C-4', 'export person C-4'),
]

/** Every line. */
export const mendedLines: readonly MendedLine[] = [...values, ...records, ...words, ...filters, ...commands]
