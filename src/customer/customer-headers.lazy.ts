// What other programs call the fields of a customer at the head of a column: customer programs, mail and phone books,
// accounting and shop systems, in English and Chinese. Loaded when a file is imported.
import type { MoreHeaders } from '../command/noun.ts'

/** Headers by field, beside those of the declaration; parted by strokes. */
export const customerHeaders: MoreHeaders = {
  key: `
    record id | contact id | account id | lead id | person id | client id | client code | client no | customer no |
    customer number | account number | account no | member id | member no | membership number | user id | uid |
    cust id | 客户号 | 客户ID | 客户卡号 | 顾客编号 | 顾客代码 | 会员编号 | 会员ID | 会员卡号 | 会员代码 |
    往来单位编码 | 往来单位编号 | 单位编码 | 助记码 | 用户ID | 用户编号 | 买家ID | 买家会员名 | 外部联系人ID |
    客户UserID | 编码号`,
  name: `
    account name | display name | client full name | customer full name | buyer | buyer name | member name | person |
    person name | lead | lead name | contact | contact name | contact person | cardholder | bill to | billing name |
    客户名 | 客户全称 | 客户简称 | 客户昵称 | 昵称 | 会员姓名 | 会员名 | 会员名称 | 会员昵称 | 顾客名称 | 顾客名 |
    买家 | 买家姓名 | 买家昵称 | 用户姓名 | 用户名 | 用户昵称 | 往来单位 | 往来单位名称 | 单位全称 | 购货单位 |
    购货单位名称 | 收货人 | 收货人姓名 | 学员 | 学员姓名 | 患者 | 患者姓名 | 业主 | 业主姓名 | 车主 | 车主姓名 |
    病人姓名 | 客人 | 客人姓名 | 客户称呼 | 尊称 | 联络人 | 联系人 | 联系人姓名`,
  kind: `
    account type | client type | contact type | record type | 客户类别 | 客户种类 | 客户属性 | 顾客类型 | 个人或企业 |
    对公对私`,
  phones: `
    phone 1 | phone 2 | phone 1 value | phone 2 value | phone 3 value | primary phone | home phone | home phone 2 |
    business phone | business phone 2 | work phone | office phone | company main phone | other phone |
    assistant phone | mobile phone number | mobile number | mobile no | mobile 1 | mobile 2 | cellphone | cellular |
    phone no | tel no | telephone number | telephone 1 | telephone 2 | contact phone | contact no | contact tel |
    contact mobile | billing phone | shipping phone | whatsapp | whatsapp number | 手机1 | 手机2 | 手机3 | 电话1 |
    电话2 | 电话3 | 手机电话 | 移动手机 | 手机（微信同号） | 联系手机 | 联系电话1 | 联系电话2 | 联络电话 | 连络电话 |
    行动电话 | 办公电话 | 公司电话 | 单位电话 | 家庭电话 | 住宅电话 | 住宅 | 市话 | 固话 | 其他电话 | 备用电话 |
    备用手机 | 紧急联系电话 | 客户电话 | 客户手机 | 客户手机号 | 客户联系电话 | 顾客电话 | 会员手机 | 会员手机号 |
    会员电话 | 买家手机 | 买家手机号 | 买家电话 | 收货人手机 | 收货人手机号 | 收货人电话 | 收件人手机 | 用户手机 |
    用户手机号 | 绑定手机 | 绑定手机号 | 注册手机 | 注册手机号`,
  emails: `
    email 1 | email 2 | e-mail 1 value | e-mail 2 value | e-mail 3 value | e-mail 2 address | e-mail 3 address |
    primary email | personal email | work email | business email | other email | secondary email | alternate email |
    contact email | customer email | client email | email id | billing email | 邮箱1 | 邮箱2 | 电子信箱 | 信箱 |
    电邮 | 电邮地址 | 邮件地址 | 电子邮件地址 | 电子邮箱地址 | 个人邮箱 | 公司邮箱 | 企业邮箱 | 工作邮箱 | 联系邮箱 |
    客户邮箱 | 会员邮箱 | Email地址 | E-MAIL信箱`,
  wechat: `
    wechat name | wechat no | wechat number | wx id | 微信ID | 微信名 | 微信昵称 | 微信账户 | 微信帐号 | 客户微信 |
    客户微信号 | 联系微信`,
  gender: 'salutation | honorific | mr/ms | 客户性别 | 会员性别 | 称呼语 | 敬称',
  birthday: `
    birthdate | birth day | d.o.b. | date of birth (dob) | customer birthday | 出生 | 出生日 | 生日日期 | 客户生日 |
    会员生日 | 阳历生日 | 公历生日 | 新历生日 | 农历生日 | 阴历生日 | 旧历生日 | 出生年月（公历）`,
  age: 'customer age | 客户年龄 | 周岁 | 实际年龄',
  industry: `
    industry type | business type | vertical | 行业类型 | 行业类别 | 行业分类 | 所在行业 | 客户行业 | 从事行业 |
    行业性质`,
  occupation: 'job | career | vocation | 职业类型 | 客户职业 | 工作',
  position: `
    job role | role | designation | organization title | organization 1 title | 职称 | 职衔 | 客户职务 | 担任职务 |
    职级`,
  company: `
    organization name | organization 1 name | org | firm | business | business name | associated company |
    company / account | account | workplace | billing company | 公司全称 | 企业 | 企业全称 | 单位名称 | 所在公司 |
    所在单位 | 工作公司 | 就职公司 | 客户公司 | 客户单位 | 所属企业 | 所属单位 | 组织 | 机构 | 机构名称 | 店名 |
    门店名称 | 商户名称 | 抬头 | 发票抬头`,
  city: `
    home city | business city | mailing city | billing city | shipping city | address 1 city | location | region |
    city/state | 市 | 所在市 | 城市名称 | 所属城市 | 所在区域 | 区域 | 所属区域 | 所属地区 | 客户地区 | 县市 | 省市 |
    省市区 | 归属地 | 居住城市`,
  address: `
    street address | address line 1 | address 1 | address 1 formatted | address 1 street | mailing address |
    mailing street | billing address | billing street | billing address 1 | shipping address | shipping street |
    home address | home street | business address | business street | full address | location address | 客户地址 |
    公司地址 | 单位地址 | 家庭地址 | 家庭住址 | 居住地址 | 现住址 | 邮寄地址 | 送货地址 | 详细收货地址 | 收件地址 |
    联络地址 | 办公地址 | 注册地址 | 街道地址 | 具体地址 | 邮政地址`,
  likes: 'interests | hobbies | hobby | 兴趣 | 个人爱好 | 客户喜好 | 客户爱好 | 喜爱',
  habits: 'buying habits | purchase habits | 消费偏好 | 购物习惯 | 购买偏好 | 消费特点',
  personality: 'temperament | 性格特点 | 客户性格 | 性格特征',
  tastes: 'style | 风格 | 喜欢的风格 | 审美',
  situation: `
    background | current situation | 背景 | 客户背景 | 客户情况 | 客户现状 | 基本情况 | 公司简介 | 客户简介`,
  needs: `
    requirement | requirements | interested in | product interest | 需求描述 | 需求说明 | 意向产品 | 感兴趣的产品 |
    购买意向 | 意向需求 | 关注产品`,
  pains: 'pain point | problems | challenges | 痛点问题 | 主要问题 | 顾虑',
  source: `
    account source | original source | original source type | source of lead | how did you hear | referral source |
    utm source | acquisition channel | contact source | 客户渠道 | 获客渠道 | 获客来源 | 线索来源 | 线索渠道 |
    添加渠道 | 添加方式 | 添加来源 | 注册来源 | 注册渠道 | 会员来源 | 来源方式 | 来源平台 | 来源店铺 | 信息来源 |
    推广渠道 | 进店渠道`,
  introducer: `
    referral | referred by customer | introduced by | 介绍客户 | 转介绍 | 转介绍客户 | 推荐客户 | 引荐人 | 老客户 |
    邀请人 | 上级会员`,
  stage: `
    lifecycle stage | lead status | deal stage | pipeline stage | customer status | sales status | 跟进状态 |
    客户状态 | 销售进度 | 跟进进度 | 客户进展 | 商机阶段 | 所处阶段 | 成交状态`,
  tier_override: 'customer tier | customer level | customer grade | 价值等级 | 客户价值',
  owner: `
    contact owner | account owner | lead owner | record owner | owner name | hubspot owner | assigned to |
    assigned user | assignee | sales | sales person | salesman | sales representative | rep | relationship manager |
    account executive | managed by | in charge | person in charge | 客户负责人 | 负责员工 | 负责销售 | 销售人员 |
    销售员 | 销售代表 | 销售负责人 | 销售顾问 | 专管业务员 | 业务经理 | 业务代表 | 业务负责人 | 业务担当 |
    客户所有人 | 所有人 | 所有者 | 客户归属 | 归属员工 | 归属销售 | 归属人员 | 所属员工 | 所属人 | 所属业务员 |
    所属导购 | 所属顾问 | 专属顾问 | 专属导购 | 导购 | 导购员 | 顾问 | 客服 | 专属客服 | 添加人 | 添加成员 |
    跟进员工 | 跟进人员 | 跟进销售 | 职员 | 经办人 | 维护人 | 分管人员`,
  every: `
    contact frequency | follow up frequency | visit interval | 跟进周期 | 联系周期 | 联系频率 | 回访频率 | 拜访周期 |
    维护周期`,
  consent: `
    marketing consent | contact permission | communication preferences | 营销许可 | 营销授权 | 联系意愿 | 可联系渠道`,
  tags: `
    group | groups | category | categories | group membership | list membership | 客户分组 | 分组 | 客户分类 |
    标签名称 | 会员标签 | 企业标签 | 个人标签 | 客户群 | 群组`,
  note: `
    description | memo | about | details | other | other info | additional information | customer note |
    customer notes | 备注信息 | 备注说明 | 客户备注 | 客户描述 | 描述 | 其他 | 其它 | 其他信息 | 补充说明 | 商家备注 |
    卖家备注 | 摘要 | 情况说明 | 跟进记录 | 沟通记录 | 最近跟进内容`,
  added: `
    create date | created date | created time | created at | created on | date created | date added | customer since |
    member since | signup date | sign up date | registration date | registered at | join date | joined | first seen |
    建档时间 | 创建日 | 创建于 | 添加时间 | 添加日期 | 录入时间 | 录入日 | 登记时间 | 注册时间 | 入会时间 | 入会日期 |
    成为客户时间 | 成为会员时间 | 成为会员日期 | 开户日期 | 开卡日期 | 发展日期 | 首次到店 | 首次到店时间 |
    首次接触时间 | 建立日期 | 建立时间 | 新增时间`,
}
