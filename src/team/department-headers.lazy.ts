// What other programs call the fields of a department at the head of a column. Loaded when a file is imported.
import type { MoreHeaders } from '../command/noun.ts'

/** Headers by field, beside those of the declaration; parted by strokes. */
export const departmentHeaders: MoreHeaders = {
  key: `
    department id | department code | department no | dept id | dept code | dept no | unit code | 部门编码 |
    部门编号 | 部门代码 | 部门ID | 组织编码 | 组织编号 | 科室编码`,
  name: `
    dept | dept name | team | team name | division | division name | unit | unit name | group | office | 部门全称 |
    部门简称 | 组织 | 组织名称 | 团队 | 团队名称 | 科室 | 科室名称 | 机构名称 | 小组`,
  parent: `
    parent dept | parent department name | parent unit | parent team | reports to | belongs to | upper department |
    上级部门名称 | 上级部门编码 | 上级组织 | 上级机构 | 所属部门 | 父部门 | 父级部门 | 归属部门 | 直属上级部门`,
}
