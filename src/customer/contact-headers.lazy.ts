// What other programs call the fields of a contact at the head of a column. Loaded when a file is imported.
import type { MoreHeaders } from '../command/noun.ts'

/** Headers by field, beside those of the declaration; parted by strokes. */
export const contactHeaders: MoreHeaders = {
  key: 'contact id | record id | person id | 联系人编号 | 联系人编码 | 联系人ID | 外部联系人ID',
  customer: `
    account name | account id | company name | organization | organisation | organization name | firm |
    associated company | associated company id | parent account | business | business name | 客户 | 客户ID |
    客户编码 | 客户代码 | 客户名 | 对应客户 | 关联客户 | 公司名称 | 公司全称 | 企业 | 企业名称 | 单位 | 单位名称 |
    所属公司 | 所属单位 | 所属企业 | 所在公司 | 所在单位 | 工作单位 | 往来单位 | 往来单位名称 | 供应商 | 机构名称`,
  name: `
    display name | person | person name | contact person | attention | attn | 联络人 | 联络人姓名 | 联系人名称 |
    联系人名 | 人员姓名 | 称呼 | 昵称`,
  position: `
    position title | role title | designation | organization title | organization 1 title | 职称 | 职衔 | 联系人职务 |
    联系人职位 | 担任职务 | 职级`,
  role: 'buying role | contact role | decision role | influence | 联系人角色 | 采购角色 | 决策作用 | 决策关系',
  phones: `
    phone 1 | phone 2 | phone 1 value | phone 2 value | home phone | business phone | business phone 2 | work phone |
    office phone | direct phone | direct dial | other phone | mobile phone number | mobile number | mobile no |
    telephone number | contact phone | contact no | 手机1 | 手机2 | 电话1 | 电话2 | 联系人电话 | 联系人手机 |
    联系人手机号 | 联系手机 | 联络电话 | 连络电话 | 行动电话 | 办公电话 | 公司电话 | 单位电话 | 固话 | 市话 |
    其他电话 | 家庭电话`,
  emails: `
    email 1 | email 2 | e-mail 1 value | e-mail 2 value | e-mail 2 address | e-mail 3 address | work email |
    personal email | business email | other email | contact email | email id | 联系人邮箱 | 个人邮箱 | 公司邮箱 |
    企业邮箱 | 工作邮箱 | 电邮 | 电邮地址 | 信箱 | 电子信箱 | 邮件地址 | 电子邮件地址`,
  wechat: 'wechat no | wechat name | 微信ID | 微信名 | 微信昵称 | 联系人微信 | 微信帐号',
  birthday: 'birthdate | birth day | 出生 | 出生日 | 联系人生日 | 生日日期',
  note: 'description | memo | about | other | 描述 | 备注信息 | 备注说明 | 其他 | 其它 | 联系人备注 | 补充说明',
}
