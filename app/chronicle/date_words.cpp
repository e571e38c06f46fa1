#include "chronicle/date_words.h"

namespace khalkha {

namespace {

constexpr MonthNames monthsEnglish{
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"};
constexpr MonthNames monthsRussian{
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь"};
constexpr MonthNames monthsRussianGenitive{
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря"};

constexpr std::array<WeekdayNames, languageCount> weekdays{
    {{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
     {"日", "月", "火", "水", "木", "金", "土"},
     {"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"},
     {"日", "一", "二", "三", "四", "五", "六"},
     {"日", "一", "二", "三", "四", "五", "六"},
     {"Ням", "Даваа", "Мягмар", "Лхагва", "Пүрэв", "Баасан", "Бямба"},
     {"일", "월", "화", "수", "목", "금", "토"}}};

constexpr std::array<SeasonNames, languageCount> seasons{
    {{"spring", "summer", "autumn", "winter"},
     {"春", "夏", "秋", "冬"},
     {"весна", "лето", "осень", "зима"},
     {"春", "夏", "秋", "冬"},
     {"春", "夏", "秋", "冬"},
     {"хавар", "зун", "намар", "өвөл"},
     {"봄", "여름", "가을", "겨울"}}};
constexpr SeasonNames seasonsRussianGenitive{"весны", "лета", "осени", "зимы"};

/// By vowel harmony with the spoken ten: арван, хорин, гуч, дөч, тавь, жар, дал, ная, ер.
constexpr std::array<const char*, 10> decadeEndings{
    "аад", "аад", "иод", "аад", "өөд", "иад", "аад", "аад", "аад", "ээд"};

} // namespace

const MonthNames& englishMonths() {
    return monthsEnglish;
}
const MonthNames& russianMonths() {
    return monthsRussian;
}
const MonthNames& russianMonthsGenitive() {
    return monthsRussianGenitive;
}

const WeekdayNames& weekdayNames(Language language) {
    return weekdays[static_cast<size_t>(language)];
}

const SeasonNames& seasonNames(Language language) {
    return seasons[static_cast<size_t>(language)];
}
const SeasonNames& russianSeasonsGenitive() {
    return seasonsRussianGenitive;
}

const char* mongolianDecadeEnding(int tens) {
    return decadeEndings[static_cast<size_t>(tens % 10)];
}

const std::array<Era, 6>& eras() {
    static const std::array<Era, 6> all{
        {{{1926, 12, 25}, {1989, 1, 7}, true, {"Showa", "昭和", "Сёва", "昭和", "昭和", "Шёва", "쇼와"}},
         {{1932, 3, 1}, {1934, 2, 28}, true, {"Datong", "大同", "Датун", "大同", "大同", "Датун", "대동"}},
         {{1934, 3, 1}, {1945, 8, 18}, true, {"Kangde", "康徳", "Кандэ", "康德", "康德", "Кандэ", "강덕"}},
         {{1912, 7, 30},
          {1926, 12, 25},
          false,
          {"Taisho", "大正", "Тайсё", "大正", "大正", "Тайшё", "다이쇼"}},
         {{1868, 1, 25},
          {1912, 7, 30},
          false,
          {"Meiji", "明治", "Мэйдзи", "明治", "明治", "Мэйжи", "메이지"}},
         {{1912, 1, 1},
          {9999, 12, 31},
          false,
          {"Minguo", "民国", "Миньго", "民國", "民国", "Миньго", "민국"}}}};
    return all;
}

} // namespace khalkha
