#include "exchange/text_encoding.h"

#include "base/text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <utility>

namespace khalkha {

namespace {

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPtr = std::unique_ptr<UConverter, ConverterCloser>;

ConverterPtr openConverter(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    ConverterPtr converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status) || converter == nullptr) {
        return nullptr;
    }
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return U_FAILURE(status) ? nullptr : std::move(converter);
}

/// Code pages by number, as Windows and ESRI count them.
std::optional<std::string> encodingOfPage(unsigned number) {
    constexpr std::array<std::pair<unsigned, const char*>, 14> named{
        {{65001, "UTF-8"},
         {1200, "UTF-16LE"},
         {20866, "KOI8-R"},
         {21866, "KOI8-U"},
         {20932, "EUC-JP"},
         {51932, "EUC-JP"},
         {51936, "gb18030"},
         {51949, "windows-949"},
         {54936, "gb18030"},
         {936, "gb18030"}, // and all that came before it
         {10000, "macintosh"},
         {10006, "x-mac-greek"},
         {10007, "x-mac-cyrillic"},
         {10029, "x-mac-centraleurroman"}}};
    for (const auto& [page, name] : named) {
        if (page == number) {
            return name;
        }
    }
    if (number == 88591 || number == 28591) {
        return "windows-1252"; // ISO 8859-1 leaves the places empty that it fills
    }
    if (number >= 88592 && number <= 88599) {
        return fmt::format("ISO-8859-{}", number - 88590);
    }
    if (number >= 885910 && number <= 885916) {
        return fmt::format("ISO-8859-{}", number - 885900);
    }
    if (number > 28591 && number <= 28606) {
        return fmt::format("ISO-8859-{}", number - 28590);
    }
    const bool windows = number == 874 || number == 932 || number == 949 || number == 950 ||
                         (number >= 1250 && number <= 1258);
    std::string name = fmt::format("{}-{}", windows ? "windows" : "ibm", number);
    return openConverter(name) != nullptr ? std::optional(std::move(name)) : std::nullopt;
}

/// How likely bytes that were decoded are words of one script.
struct Plausibility {
    size_t letters = 0; ///< beyond ASCII
    size_t odd = 0;     ///< of them, and of other signs: such as no word has
    [[nodiscard]] double share() const {
        return letters == 0 ? 0
                            : 1 - static_cast<double>(std::min(odd, letters)) / static_cast<double>(letters);
    }
};

enum class Family { latin, cyrillic, eastAsian, other };

Family familyOf(char32_t letter) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(letter), &status)) {
    case USCRIPT_LATIN:
        return Family::latin;
    case USCRIPT_CYRILLIC:
        return Family::cyrillic;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
        return Family::eastAsian;
    default:
        return Family::other;
    }
}

void judgeWord(std::u32string_view word, Plausibility& judged) {
    size_t ascii = 0, foreign = 0, odd = 0;
    const Family family = familyOf(word.back());
    for (size_t i = 0; i < word.size(); ++i) {
        const char32_t c = word[i];
        ascii += c < 0x80 ? 1 : 0;
        foreign += c < 0x80 ? 0 : 1;
        const bool mixed = familyOf(c) != family;
        const bool capitalInside = i > 0 && u_isupper(static_cast<UChar32>(c)) != 0 &&
                                   u_islower(static_cast<UChar32>(word[i - 1])) != 0;
        const bool halfWidth = c >= 0xFF61 && c <= 0xFFDC;
        const bool rare = (c >= 0x3400 && c < 0x4E00) || c >= 0x20000 || (c >= 0xF900 && c < 0xFB00);
        odd += mixed || capitalInside || halfWidth || rare || family == Family::other ? 1 : 0;
    }
    if (family == Family::latin && foreign > ascii) {
        odd += foreign; // accents alone make no word
    }
    const bool turned = word.size() > 1 && u_islower(static_cast<UChar32>(word.front())) != 0 &&
                        std::all_of(word.begin() + 1, word.end(), [](char32_t c) {
                            return u_isupper(static_cast<UChar32>(c)) != 0;
                        });
    if (turned) {
        odd += foreign; // KOI8-R and Windows-1251 have small letters where the other has capitals
    }
    judged.letters += foreign;
    judged.odd += foreign == 0 ? 0 : odd;
}

Plausibility judge(const std::u32string& text) {
    Plausibility judged;
    std::u32string word;
    const auto end = [&word, &judged] {
        if (!word.empty()) {
            judgeWord(word, judged);
        }
        word.clear();
    };
    for (const char32_t c : text) {
        // Katakana's long mark is no letter of its own, yet part of the word.
        if (u_isalpha(static_cast<UChar32>(c)) != 0) {
            word.push_back(c);
            continue;
        }
        end();
        const bool sign = c >= 0x80 && u_ispunct(static_cast<UChar32>(c)) == 0 && c != 0xA0 && c != 0x3000 &&
                          c != 0xB0 && c != 0x2116;
        judged.odd += sign ? 1 : 0;
    }
    end();
    return judged;
}

struct Candidate {
    const char* encoding;
    const char* name;      ///< as people know it
    const char* languages; ///< endings of the fields in which it is looked for first
};
constexpr std::array<Candidate, 10> candidates{
    {{"windows-1252", "Windows-1252", ""},
     {"windows-1251", "Windows-1251", "_ru _mn"},
     {"windows-932", "Shift_JIS", "_ja"},
     {"gb18030", "GB 18030", "_zh _zh_hans"},
     {"windows-949", "EUC-KR (CP949)", "_ko"},
     {"windows-950", "Big5", "_zh _zh_hant"},
     {"windows-1250", "Windows-1250", ""},
     {"KOI8-R", "KOI8-R", "_ru _mn"},
     {"EUC-JP", "EUC-JP", "_ja"},
     {"ibm-866", "CP866", "_ru _mn"}}};

bool isOfLanguage(const Candidate& candidate, std::string_view field) {
    for (const std::string& ending : splitList(candidate.languages, ' ')) {
        if (field.ends_with(ending)) {
            return true;
        }
    }
    return false;
}

} // namespace

namespace {

constexpr double leastShareOfWords = 0.5;

/// How the texts read in an encoding; nothing if one cannot be decoded.
std::optional<Plausibility> judgedAs(std::span<const ForeignText> texts, const char* encoding) {
    Plausibility whole;
    for (const ForeignText& text : texts) {
        const auto decoded = decode(text.bytes, encoding);
        if (!decoded) {
            return std::nullopt;
        }
        const Plausibility one = judge(toCodePoints(*decoded));
        whole.letters += one.letters;
        whole.odd += one.odd;
    }
    return whole;
}

} // namespace

std::optional<std::string> encodingNamed(std::string_view stated) {
    const std::string text = toLowerAscii(trim(stated));
    if (text.empty()) {
        return std::nullopt;
    }
    if (text == "utf-8" || text == "utf8") {
        return "UTF-8";
    }
    for (const std::string_view chinese : {"gb2312", "gbk", "euc-cn", "gb18030", "gb_2312-80"}) {
        if (text == chinese) {
            return "gb18030";
        }
    }
    // "ANSI 1252", "CP1252", "OEM 866", "ISO 88591", "LDID/…": the number tells all; "ISO-8859-5" has two.
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
        }
    }
    const bool numbered = text.find_first_of("0123456789") != std::string::npos &&
                          !text.starts_with("koi8") && !text.starts_with("big5") &&
                          !text.starts_with("ldid") && !text.starts_with("ks");
    if (numbered) {
        unsigned number = 0;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (parsed.ec == std::errc()) {
            if (auto encoding = encodingOfPage(number)) {
                return encoding;
            }
        }
    }
    if (text == "euc-kr" || text.starts_with("ks_c_5601")) {
        return "windows-949";
    }
    const std::string name(trim(stated));
    return name.size() < 64 && openConverter(name) != nullptr ? std::optional(name) : std::nullopt;
}

std::optional<std::string> encodingOfDriver(unsigned char languageDriver) {
    // The table of dBASE, FoxPro and ESRI.
    constexpr std::array<std::pair<unsigned char, unsigned>, 59> pages{
        {{0x01, 437},  {0x02, 850},  {0x03, 1252}, {0x04, 10000}, {0x08, 865},   {0x09, 437},  {0x0A, 850},
         {0x0B, 437},  {0x0D, 437},  {0x0E, 850},  {0x0F, 437},   {0x10, 850},   {0x11, 437},  {0x12, 850},
         {0x13, 932},  {0x14, 850},  {0x15, 437},  {0x16, 850},   {0x17, 865},   {0x18, 437},  {0x19, 437},
         {0x1A, 850},  {0x1B, 437},  {0x1C, 863},  {0x1D, 850},   {0x1F, 852},   {0x22, 852},  {0x23, 852},
         {0x24, 860},  {0x25, 850},  {0x26, 866},  {0x37, 850},   {0x40, 852},   {0x4D, 936},  {0x4E, 949},
         {0x4F, 950},  {0x50, 874},  {0x58, 1252}, {0x59, 1252},  {0x64, 852},   {0x65, 866},  {0x66, 865},
         {0x67, 861},  {0x6A, 737},  {0x6B, 857},  {0x78, 950},   {0x79, 949},   {0x7A, 936},  {0x7B, 932},
         {0x7C, 874},  {0x7D, 1255}, {0x7E, 1256}, {0x96, 10007}, {0x97, 10029}, {0xC8, 1250}, {0xC9, 1251},
         {0xCA, 1254}, {0xCB, 1253}, {0xCC, 1257}}};
    for (const auto& [driver, page] : pages) {
        if (driver == languageDriver) {
            return encodingOfPage(page);
        }
    }
    return std::nullopt;
}

std::optional<std::string> wideEncodingOf(std::string_view bytes) {
    using namespace std::string_view_literals;
    for (const auto& [mark, encoding] :
         {std::pair{"\xFF\xFE\0\0"sv, "UTF-32LE"},
          std::pair{"\0\0\xFE\xFF"sv, "UTF-32BE"},
          std::pair{"\xFF\xFE"sv, "UTF-16LE"},
          std::pair{"\xFE\xFF"sv, "UTF-16BE"}}) {
        if (bytes.starts_with(mark)) {
            return encoding;
        }
    }
    std::array<size_t, 2> zeros{};
    const size_t looked = std::min<size_t>(bytes.size(), 1024) / 2 * 2;
    for (size_t i = 0; i < looked; ++i) {
        zeros.at(i % 2) += bytes[i] == '\0' ? 1 : 0;
    }
    const size_t many = looked / 4;
    if (looked >= 4 && zeros[1] > many && zeros[0] == 0) {
        return "UTF-16LE";
    }
    return looked >= 4 && zeros[0] > many && zeros[1] == 0 ? std::optional<std::string>("UTF-16BE")
                                                           : std::nullopt;
}

std::optional<std::string> decode(std::string_view bytes, const std::string& encoding) {
    if (encoding == "UTF-8") {
        return isUtf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
    }
    const ConverterPtr converter = openConverter(encoding);
    if (converter == nullptr) {
        return std::nullopt;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto length = static_cast<int32_t>(bytes.size());
    std::u16string wide(bytes.size() * 2 + 1, u'\0');
    const int32_t units = ucnv_toUChars(
        converter.get(), wide.data(), static_cast<int32_t>(wide.size()), bytes.data(), length, &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    std::string text(static_cast<size_t>(units) * 3 + 1, '\0');
    int32_t written = 0;
    u_strToUTF8(text.data(), static_cast<int32_t>(text.size()), &written, wide.data(), units, &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    text.resize(static_cast<size_t>(written));
    // Tables fill the places that an encoding leaves empty with controls or with private signs.
    const std::u32string codePoints = toCodePoints(text);
    const bool holes = std::any_of(codePoints.begin(), codePoints.end(), [](char32_t c) {
        return (c >= 0x80 && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD;
    });
    return holes ? std::nullopt : std::optional(std::move(text));
}

bool readsLikeWords(std::span<const ForeignText> texts, const std::string& encoding) {
    constexpr size_t few = 3; // "Ö", "±": too little to judge by
    const auto judged = judgedAs(texts, encoding.c_str());
    return judged && (std::max(judged->letters, judged->odd) < few || judged->share() >= leastShareOfWords);
}

std::vector<std::string> likelyEncodings(std::span<const ForeignText> texts) {
    std::vector<std::pair<double, const char*>> fitting;
    for (const Candidate& candidate : candidates) {
        const auto judged = judgedAs(texts, candidate.encoding);
        if (judged && judged->share() >= leastShareOfWords) {
            const auto ofLanguage =
                static_cast<size_t>(std::count_if(texts.begin(), texts.end(), [&](const ForeignText& text) {
                    return isOfLanguage(candidate, text.field);
                }));
            fitting.emplace_back(judged->share() + (ofLanguage * 2 >= texts.size() ? 1 : 0), candidate.name);
        }
    }
    std::stable_sort(
        fitting.begin(), fitting.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    constexpr size_t most = 3;
    std::vector<std::string> names;
    for (const auto& [score, name] : fitting) {
        if (names.size() < most && score > fitting.front().first - 0.5) {
            names.emplace_back(name);
        }
    }
    return names;
}

} // namespace khalkha
