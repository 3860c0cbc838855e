// What other programs call the fields of a complaint at the head of a column: cases, tickets, claims. Loaded when a file
// is imported.
import type { MoreHeaders } from '../command/noun.ts'

/** Headers by field, beside those of the declaration; parted by strokes. */
export const complaintHeaders: MoreHeaders = {
  key: `
    case number | case id | case no | ticket | ticket id | ticket number | ticket no | complaint id | complaint no |
    claim number | incident number | issue id | record id | 投诉编号 | 投诉单号 | 客诉编号 | 客诉单号 | 工单号 |
    工单编号 | 工单ID | 受理编号 | 案件编号 | 单据编号 | 反馈编号 | 售后单号`,
  customer: `
    account name | contact | contact name | company | company name | requester | reporter | reported by |
    complainant | submitted by | related to | buyer | buyer name | user id | customer no | customer number |
    客户编码 | 客户代码 | 客户名 | 客户全称 | 客户简称 | 客户ID | 投诉人 | 投诉人姓名 | 投诉客户 | 投诉者 | 反馈人 |
    反馈客户 | 来电人 | 报修人 | 提交人 | 申诉人 | 顾客姓名 | 顾客名称 | 会员姓名 | 会员编号 | 买家昵称 | 买家姓名 |
    姓名 | 公司名称 | 往来单位 | 联系人`,
  kind: `
    case type | ticket type | request type | record type | feedback type | 工单类型 | 反馈类型 | 诉求类型 | 服务类型 |
    事件类型 | 案件类型 | 受理类型 | 来电类型`,
  channel: `
    case origin | origin | source | ticket source | submitted via | contact method | medium | method | 投诉来源 |
    投诉方式 | 受理方式 | 反馈渠道 | 来源渠道 | 工单来源 | 渠道来源 | 接收渠道 | 进线渠道 | 方式`,
  category: `
    case reason | sub-issue | subject category | issue type | problem type | complaint type | complaint category |
    reason | reason code | classification | 问题类型 | 投诉类别 | 投诉原因分类 | 故障类型 | 问题分类名称 | 客诉类型 |
    客诉分类 | 工单分类 | 一级分类 | 所属分类 | 诉求分类 | 投诉项目`,
  severity: `
    severity level | urgency | impact | level | importance | 紧急程度 | 优先级 | 投诉等级 | 投诉级别 | 客诉等级 |
    重要程度 | 影响程度 | 严重等级`,
  product: `
    product name | item | item name | article | model | asset | 产品名称 | 商品名称 | 商品编码 | 产品编号 | 涉及商品 |
    投诉产品 | 投诉商品 | 故障产品 | 关联产品 | 品名 | 型号`,
  received: `
    date received | date/time opened | opened | opened at | open date | opened date | created | created at |
    created date | created time | create date | date created | complaint date | reported | reported at | report date |
    submitted | submitted at | submission date | case date | timestamp | time | 接收日期 | 接到时间 | 接诉时间 |
    接诉日期 | 来电时间 | 来电日期 | 反馈时间 | 反馈日期 | 报修时间 | 提交时间 | 提交日期 | 创建时间 | 创建日期 |
    登记时间 | 登记日期 | 建单时间 | 发生时间 | 发生日期 | 受理日 | 进线时间 | 客诉日期 | 客诉时间`,
  due: `
    due date | sla due | resolve by | target date | expected resolution | 处理截止日期 | 处理截止时间 | 要求完成时间 |
    要求完成日期 | 要求解决日期 | 时限 | 应完成日期 | 到期日 | 承诺完成日期`,
  status: `
    case status | ticket status | stage | resolution status | progress | 工单状态 | 处理进度 | 处理情况 | 进度 |
    案件状态 | 当前状态 | 解决状态 | 处理阶段 | 受理状态 | 客诉状态`,
  text: `
    subject | title | complaint | case description | ticket description | consumer complaint narrative | narrative |
    body | message | comment | comments | notes | summary | issue description | problem | 投诉事项 | 投诉详情 |
    投诉描述 | 投诉主题 | 投诉问题 | 反馈内容 | 反馈问题 | 问题 | 问题内容 | 问题详情 | 故障描述 | 故障现象 |
    事件描述 | 诉求 | 诉求内容 | 诉求描述 | 工单内容 | 工单描述 | 工单标题 | 标题 | 主题 | 来电内容 | 客诉内容 |
    详细描述 | 详细内容 | 情况说明 | 备注 | 说明 | 受理内容 | 具体内容`,
  cause: `
    reason for complaint | cause analysis | root cause analysis | fault | 投诉原因 | 问题原因 | 故障原因 | 产生原因 |
    发生原因 | 责任原因 | 客诉原因`,
  remedy: `
    resolution | case resolution | outcome | action taken | corrective action | company response |
    company response to consumer | response | handling | answer | 处理方案 | 处理方式 | 处理意见 | 处理过程 |
    处理说明 | 处理记录 | 处理内容 | 处理结论 | 解决办法 | 解决方式 | 解决措施 | 纠正措施 | 整改措施 | 改善措施 |
    回复内容 | 答复 | 答复内容 | 处理`,
  compensation: `
    refund | refund amount | claim amount | goodwill | credit | 赔付 | 赔付金额 | 赔款 | 退款 | 退款金额 | 补偿费用 |
    补偿（元） | 理赔金额 | 损失金额`,
  satisfaction: `
    satisfaction rating | csat | rating | score | customer satisfaction | 客户满意度 | 满意度评分 | 评分 | 评价 |
    回访满意度 | 满意度得分`,
  staff: `
    assigned to | assignee | case owner | ticket owner | agent | assigned agent | employee | responsible |
    responsible person | resolved by | handled by | 处理人员 | 处理员工 | 受理人 | 受理人员 | 受理客服 | 接待人 |
    接单人 | 接听人 | 责任人 | 跟进人 | 经办人员 | 客服 | 客服人员 | 工单负责人 | 员工 | 负责员工 | 维修人员`,
  department: `
    team | assigned team | group | assigned group | queue | unit | division | 所属部门 | 责任单位 | 受理部门 |
    承办部门 | 负责部门 | 处理小组 | 受理组 | 涉及部门`,
}
