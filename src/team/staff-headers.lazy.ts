// What other programs call the fields of a member of staff at the head of a column: address books of offices, payrolls.
// Loaded when a file is imported.
import type { MoreHeaders } from '../command/noun.ts'

/** Headers by field, beside those of the declaration; parted by strokes. */
export const staffHeaders: MoreHeaders = {
  key: `
    employee no | employee number | employeeid | emp id | emp no | staff no | staff number | user id | userid |
    user name | username | account | alias | payroll no | badge | 员工ID | 员工号 | 员工UserID | 职员编号 | 职员编码 |
    职员代码 | 人员编码 | 人员编号 | 帐号 | 账号 | 登录账号 | 登录帐号 | 用户ID | 用户名 | 职工号 | 职工编号 |
    员工代码 | 工作证号`,
  name: `
    display name | employee name | staff name | person | user | sales agent | agent | rep | sales rep | salesperson |
    member | 员工名称 | 人员 | 人员姓名 | 人员名称 | 职员 | 职员姓名 | 职员名称 | 成员 | 成员姓名 | 用户姓名 |
    真实姓名 | 业务员 | 业务员姓名 | 销售 | 销售员 | 销售姓名 | 同事 | 名字 | 职工 | 职工姓名`,
  department: `
    dept | department name | team | division | unit | group | office | regional office | organization | 部门名称 |
    行政部门 | 归属部门 | 主部门 | 组织 | 所在部门 | 所属组织 | 科室 | 团队 | 小组 | 单位部门 | 一级部门`,
  role: `
    job role | designation | function | occupation | 职称 | 岗位名称 | 职位名称 | 职务名称 | 职级 | 工种 | 身份 |
    担任职务`,
  skills: `
    expertise | speciality | specialty | languages | 特长 | 擅长 | 擅长领域 | 专业 | 专业技能 | 技能特长 | 语言`,
  phones: `
    phone 1 | phone 2 | work phone | office phone | business phone | mobile number | mobile phone number | extension |
    ext | telephone number | 手机1 | 手机2 | 办公电话 | 公司电话 | 分机 | 分机号 | 短号 | 联络电话 | 行动电话 |
    员工手机 | 员工电话 | 固话`,
  emails: `
    work email | office email | company email | business email | personal email | email id | 企业邮箱 | 公司邮箱 |
    工作邮箱 | 个人邮箱 | 员工邮箱 | 电邮 | 信箱 | 邮件地址 | 电子信箱 | 电子邮件地址`,
  active: `
    is active | enabled | employed | status | employment status | employee status | 在职 | 是否启用 | 启用状态 |
    启用 | 是否有效 | 在职情况 | 激活状态`,
}
