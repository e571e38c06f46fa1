// A register of very many events and places.
#include "chronicle/noise.h"
#include "chronicle/synthetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr std::array<const char*, 8> deeds{
    "Patrol", "Shelling", "Crossing", "Attack", "Night march", "Air raid", "Protest note", "Relief"};
constexpr std::array<const char*, 8> deedsJa{
    "斥候", "砲撃", "渡河", "攻撃", "夜間行軍", "空襲", "抗議", "交代"};
constexpr std::array<const char*, 8> deedsRu{
    "Разведка", "Обстрел", "Переправа", "Атака", "Ночной марш", "Налёт", "Протест", "Смена"};

LocalText textOf(std::string en, std::string ja, std::string ru) {
    LocalText text;
    text.in(Language::en) = std::move(en);
    text.in(Language::ja) = std::move(ja);
    text.in(Language::ru) = std::move(ru);
    return text;
}

Place placeOf(size_t number, Noise& noise) {
    Place place;
    place.id = fmt::format("register-place-{}", number);
    place.at = {122 + 18 * noise.next(), 45 + 9 * noise.next()};
    place.rank = number % 100 == 0 ? 3 : number % 10 == 0 ? 4 : 5;
    PlaceName name;
    name.name = textOf(
        fmt::format("Station {}", number), fmt::format("第{}駅", number), fmt::format("Разъезд {}", number));
    place.names.push_back(name);
    place.provenance.certainty = Certainty::reconstructed;
    return place;
}

/// Campaign time in which a register can lie: without open ends.
Span spanOf(const Chronicle& chronicle) {
    Span span = chronicle.manifest.span;
    span.start = span.start == beginningOfTime ? chronicle.manifest.openAt : span.start;
    span.end = span.end == endOfTime ? chronicle.manifest.openAt : span.end;
    span.end.seconds = std::max(span.end.seconds, span.start.seconds + 365 * secondsPerDay);
    return span;
}

Date dateOf(const Chronicle& chronicle, size_t number, Noise& noise) {
    const Span span = spanOf(chronicle);
    const int zone = chronicle.manifest.zoneMinutes;
    // Two thirds of them stand in a tenth of the time, around every fifth of it.
    const auto length = static_cast<double>(span.end.seconds - span.start.seconds);
    double part = (noise.next() + 1) / 2;
    if (number % 3 != 0) {
        part = (static_cast<double>(noise.index(5)) + 0.5 + 0.05 * noise.next()) / 5;
    }
    CivilTime civil = civilTime({span.start.seconds + static_cast<std::int64_t>(part * (length - 1))}, zone);
    civil.minute = civil.second = 0;
    Date date;
    date.offsetMinutes = zone;
    if (number % 20 == 0) {
        civil.day = 1;
        civil.hour = 0;
        CivilTime next = civil;
        next.year += civil.month == 12 ? 1 : 0;
        next.month = civil.month == 12 ? 1 : civil.month + 1;
        date.span = {instantOf(civil, zone), instantOf(next, zone)};
        date.precision = Precision::month;
        return date;
    }
    civil.hour = 0;
    const Instant start = instantOf(civil, zone);
    date.span = {start, {start.seconds + secondsPerDay}};
    date.precision = Precision::day;
    return date;
}

Event eventOf(const Chronicle& chronicle, size_t number, size_t places, Noise& noise) {
    Event event;
    event.id = fmt::format("REG-{:06}", number);
    event.start = dateOf(chronicle, number, noise);
    const std::vector<std::string>& categories = eventCategories();
    event.category = categories[noise.index(categories.size())];
    const size_t deed = noise.index(deeds.size());
    const size_t place = places == 0 ? 0 : noise.index(places);
    event.title = textOf(
        fmt::format("{} no. {} near Station {}", deeds.at(deed), number, place),
        fmt::format("第{}駅附近の{}（第{}号）", place, deedsJa.at(deed), number),
        fmt::format("{} № {} у разъезда {}", deedsRu.at(deed), number, place));
    event.summary = textOf(
        fmt::format(
            "Report {} of the register: a company at Station {} was engaged for some hours, {} men on one "
            "side "
            "and {} on the other; both withdrew at dusk.",
            number,
            place,
            20 + number % 180,
            15 + number % 130),
        fmt::format(
            "登録第{}号。第{}駅附近で一個中隊が数時間交戦し、日没に双方とも後退した。", number, place),
        {});
    if (places > 0) {
        event.placeIds = {fmt::format("register-place-{}", place)};
    }
    if (!chronicle.sides.empty()) {
        event.actorIds = {chronicle.sides[noise.index(chronicle.sides.size())].id};
    }
    event.provenance.certainty = Certainty::reconstructed;
    return event;
}

} // namespace

ChroniclePtr withRegister(const Chronicle& chronicle, size_t events, size_t places) {
    auto result = std::make_shared<Chronicle>(chronicle);
    Noise noise;
    for (size_t i = 0; i < places; ++i) {
        result->places.push_back(placeOf(i, noise));
    }
    for (size_t i = 0; i < events; ++i) {
        result->events.push_back(eventOf(chronicle, i, places, noise));
    }
    result->finish();
    return result;
}

} // namespace khalkha
