// What other programs call the fields of a visit at the head of a column: activities, calls, tasks, follow-up records.
// Loaded when a file is imported.
import type { MoreHeaders } from '../command/noun.ts'

/** Headers by field, beside those of the declaration; parted by strokes. */
export const visitHeaders: MoreHeaders = {
  key: `
    activity id | task id | call id | record id | visit id | 回访编号 | 回访单号 | 拜访编号 | 跟进编号 | 记录编号 |
    记录ID | 工单号 | 单据编号`,
  customer: `
    account name | company / account | related to | regarding | contact | contact name | company | company name |
    associated contact | associated company | lead | who | buyer | customer no | customer number | 客户编码 |
    客户代码 | 客户名 | 客户全称 | 客户简称 | 客户ID | 回访客户 | 拜访客户 | 拜访对象 | 回访对象 | 跟进客户 |
    跟进对象 | 关联客户 | 对应客户 | 对象 | 顾客姓名 | 顾客名称 | 会员姓名 | 会员编号 | 姓名 | 公司名称 | 往来单位`,
  status: `
    activity status | task status | call status | completed | 跟进状态 | 拜访状态 | 任务状态 | 是否完成 | 是否回访 |
    是否已回访 | 执行状态 | 进度`,
  due: `
    scheduled | scheduled for | scheduled date | planned date | plan date | next follow up | next contact |
    follow up date | reminder | reminder date | deadline | start date | 计划时间 | 计划回访时间 | 计划拜访日期 |
    计划拜访时间 | 计划联系日期 | 应回访日 | 应回访时间 | 下次回访 | 下次回访日期 | 下次回访时间 | 下次跟进时间 |
    下次跟进日期 | 下次联系时间 | 下次联系日期 | 预约时间 | 预约回访时间 | 提醒时间 | 提醒日期 | 截止日期 | 截止时间 |
    到期日期 | 预计日期`,
  at: `
    activity date | activity date/time | call date | call start time | call time | completed date | completed at |
    completion date | contact date | contacted | contacted at | date/time | start | start time | timestamp | time |
    meeting date | 回访日 | 实际回访日期 | 实际回访时间 | 实际日期 | 实际时间 | 完成日期 | 拜访时间 | 拜访日 |
    跟进时间 | 跟进日期 | 沟通时间 | 沟通日期 | 通话时间 | 通话日期 | 来电时间 | 联系日 | 服务日期 | 服务时间 |
    记录时间 | 记录日期 | 发生时间 | 发生日期 | 签到时间`,
  every: 'interval | frequency | repeat every | 回访周期 | 回访间隔 | 间隔 | 周期天数',
  channel: `
    activity type | contact method | communication channel | medium | method | mode | subtype | 回访渠道 | 跟进方式 |
    跟进渠道 | 拜访方式 | 沟通方式 | 沟通渠道 | 联络方式 | 途径 | 回访形式 | 形式`,
  purpose: `
    activity purpose | call purpose | call type | reason | objective | visit type | activity kind | 拜访目的 |
    拜访类型 | 跟进类型 | 跟进目的 | 沟通目的 | 回访事由 | 回访原因 | 来访目的 | 任务类型`,
  staff: `
    assigned to | activity assigned to | created by | call owner | activity owner | task owner | salesperson |
    sales rep | agent | employee | user | caller | host | 回访人员 | 回访员 | 回访客服 | 拜访人员 | 拜访员工 |
    跟进人员 | 跟进员工 | 跟进销售 | 联系人员 | 沟通人 | 经办人 | 执行人 | 负责员工 | 销售 | 销售员 | 销售人员 |
    客服 | 客服人员 | 员工 | 员工姓名 | 记录人 | 创建人 | 所属员工 | 导购`,
  outcome: `
    call result | call outcome | meeting outcome | call disposition | disposition | activity outcome | conclusion |
    response | feedback | 跟进结果 | 拜访结果 | 沟通结果 | 通话结果 | 回访结论 | 结论 | 客户反馈 | 反馈 | 反馈结果 |
    回访效果 | 处理结果`,
  mood: 'sentiment | satisfaction | rating | 满意度 | 满意程度 | 客户满意度 | 回访满意度 | 评分 | 情绪评分',
  minutes: `
    duration (minutes) | call duration | call duration (minutes) | length | 通话时长 | 时长（分钟） | 持续时间 |
    耗时 | 沟通时长 | 拜访时长`,
  next: `
    next action | follow up | next steps | action item | 后续计划 | 后续跟进 | 跟进计划 | 下一步计划 | 下一步行动 |
    后续行动 | 待办 | 待办事项`,
  note: `
    subject | activity notes | call notes | call body | note body | body | comments | full comments | description |
    details | memo | minutes of meeting | summary | title | message | 回访记录 | 回访详情 | 回访情况 | 跟进内容 |
    跟进记录 | 跟进详情 | 跟进情况 | 拜访内容 | 拜访记录 | 拜访情况 | 沟通记录 | 沟通情况 | 沟通要点 | 通话内容 |
    通话记录 | 谈话内容 | 详情 | 详细内容 | 描述 | 主题 | 摘要 | 会谈纪要 | 情况 | 情况说明 | 备注说明 | 备注信息 |
    服务内容`,
}
