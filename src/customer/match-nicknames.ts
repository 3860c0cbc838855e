// English first names and what people call each other: which of them may be one person. Common ones only, and none that is
// short for two of the listed names.

// Each line: the name, then its short forms.
const lines =
  'robert bob rob bobby robbie,william bill will billy willie,richard dick rick rich ricky,michael mike mick mickey,elizabeth liz beth betty lizzie eliza,jennifer jenny jen,thomas tom tommy,daniel dan danny,matthew matt,joseph joe joey,james jim jimmy jamie,steven steve stephen,kenneth ken kenny,edward ed eddie ted,andrew andy drew,david dave,susan sue susie,peter pete,henry harry hank,lucas luke,oliver ollie,john jack johnny,charles charlie chuck,christopher chris,anthony tony,margaret maggie meg peggy,katherine kate kathy katie catherine,patricia pat patty trish,rebecca becky,deborah debbie deb,barbara barb,benjamin ben,samuel sam,alexander alex,nicholas nick,timothy tim,gregory greg,jeffrey jeff,lawrence larry,donald don,ronald ron,raymond ray,philip phil,douglas doug,victoria vicky,jessica jess,kimberly kim,amanda mandy,nancy nan,pamela pam,cynthia cindy,joshua josh,zachary zach,nathaniel nate nathan,theodore theo,frederick fred,leonard leo len,walter walt,vincent vince,stanley stan,jacob jake,abigail abby,isabella bella,olivia liv,madeleine maddie'

let known: ReadonlyMap<string, string> | undefined

const table = (): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const line of lines.split(',')) {
    const [full = '', ...short] = line.split(' ')
    for (const one of short) names.set(one, full)
  }
  return names
}

/** The full form of a folded first name, or the name as it is. */
export const fullFirstName = (name: string): string => {
  known ??= table()
  return known.get(name) ?? name
}
