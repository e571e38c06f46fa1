#include "base/translate.h"

#include "base/plural_forms.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace khalkha {

namespace {

constexpr std::uintmax_t maxFileBytes = 16U << 20U;

using Words = std::map<std::string, const std::string*, std::less<>>;

/// Words of all languages. Texts are never moved or freed: tr() hands out pointers to them.
struct Catalogue {
    std::array<Words, languageCount> words;
    /// Forms of what is counted, by the English for one, in the order of the language.
    std::array<std::map<std::string, std::vector<const std::string*>, std::less<>>, languageCount> forms;
    std::array<PluralForms, languageCount> plurals;
    Words oneOf, manyOf; ///< English for one by that for many, and the other way round; of all files
    std::deque<std::string> texts;

    const std::string* keep(const std::string& text) {
        texts.push_back(text);
        return &texts.back();
    }
};

Catalogue& catalogue() {
    static Catalogue instance;
    return instance;
}

/// One entry of a .po file while it is being read.
struct Entry {
    std::string id, text, plural;
    std::vector<std::string> forms;
    bool hasId = false, hasText = false, hasPlural = false;
    bool fuzzy = false;   ///< a guess of a tool that nobody has looked at: not used, as gettext does
    bool skipped = false; ///< has a context, which the program has no use for
};

enum class Field { none, id, text, plural, form, other };

/// Reads the lines of a .po file into a catalogue, entry by entry.
class PoReader {
public:
    PoReader(Catalogue& target, Language language, std::string file)
        : _target(target), _language(language), _file(std::move(file)) {}

    Failure read(std::string_view content) {
        size_t start = 0;
        while (start <= content.size()) {
            const size_t end = std::min(content.find('\n', start), content.size());
            ++_line;
            if (Failure failure = readLine(trim(content.substr(start, end - start)))) {
                return failure;
            }
            start = end + 1;
        }
        return finishEntry();
    }

private:
    Failure readLine(std::string_view line) {
        if (line.empty()) {
            return finishEntry();
        }
        if (line.front() == '#') {
            return readComment(line);
        }
        if (line.front() == '"') {
            return _field == Field::none ? fail("a text stands before any msgid", "Put msgid before it.")
                                         : appendQuoted(line);
        }
        const size_t space = std::min(line.find_first_of(" \t\""), line.size());
        const std::string_view keyword = line.substr(0, space);
        if (keyword == "msgid") {
            if (Failure failure = finishEntry(true)) {
                return failure;
            }
            _field = Field::id;
            _entry.hasId = true;
        } else if (keyword == "msgstr") {
            if (!_entry.hasId || _entry.hasText) {
                return fail("msgstr without a msgid before it", "Each msgid has one msgstr.");
            }
            _field = Field::text;
            _entry.hasText = true;
        } else if (keyword == "msgid_plural") {
            if (!_entry.hasId || _entry.hasPlural || _entry.hasText) {
                return fail("msgid_plural without a msgid before it", "It stands right behind the msgid.");
            }
            _field = Field::plural;
            _entry.hasPlural = true;
        } else if (keyword.substr(0, 7) == "msgstr[") {
            if (Failure failure = beginForm(keyword)) {
                return failure;
            }
        } else if (keyword == "msgctxt") {
            if (Failure failure = finishEntry(true)) {
                return failure;
            }
            _field = Field::other;
            _entry.skipped = true;
        } else {
            return fail(
                fmt::format("unknown keyword '{}'", printable(keyword, 20)),
                "Only comments, msgid, msgid_plural, msgstr and quoted texts are read.");
        }
        return appendQuoted(trim(line.substr(space)));
    }

    /// msgstr[0], msgstr[1], … in this order.
    Failure beginForm(std::string_view keyword) {
        const std::string wanted = fmt::format("msgstr[{}]", _entry.forms.size());
        if (!_entry.hasPlural || keyword != wanted) {
            return fail(
                fmt::format("{} where {} was expected", printable(keyword, 20), wanted),
                "Behind msgid_plural the forms stand in order, from msgstr[0] on.");
        }
        _field = Field::form;
        _entry.forms.emplace_back();
        _entry.hasText = true;
        return std::nullopt;
    }

    Failure readComment(std::string_view line) {
        // A comment after a complete entry belongs to the next one.
        if (_entry.hasText) {
            if (Failure failure = finishEntry()) {
                return failure;
            }
        }
        if (line.substr(0, 2) == "#," && line.find("fuzzy") != std::string_view::npos) {
            _entry.fuzzy = true;
        }
        return std::nullopt;
    }

    Failure appendQuoted(std::string_view quoted) {
        if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') {
            return fail("a text is not between double quotes", "Write it as \"text\" on one line.");
        }
        const std::string_view inner = quoted.substr(1, quoted.size() - 2);
        for (size_t i = 0; i < inner.size(); ++i) {
            char character = inner[i];
            if (character == '"') {
                return fail("a double quote inside a text", "Write it as \\\".");
            }
            if (character == '\\') {
                ++i;
                constexpr std::string_view escapes = R"(nt"\r)";
                constexpr std::string_view meanings = "\n\t\"\\\r";
                const size_t which = i < inner.size() ? escapes.find(inner[i]) : std::string_view::npos;
                if (which == std::string_view::npos) {
                    return fail("an unknown escape in a text", R"(Allowed are \n \t \r \" and \\.)");
                }
                character = meanings[which];
            }
            if (_field == Field::id) {
                _entry.id += character;
            } else if (_field == Field::text) {
                _entry.text += character;
            } else if (_field == Field::plural) {
                _entry.plural += character;
            } else if (_field == Field::form) {
                _entry.forms.back() += character;
            }
        }
        return std::nullopt;
    }

    /// Files the entry; keepFlags at its own first keyword, when comments before it have been read already.
    Failure finishEntry(bool keepFlags = false) {
        if (_entry.hasId && !_entry.hasText && !_entry.skipped) {
            return fail(
                fmt::format("msgid \"{}\" has no msgstr", printable(_entry.id)), "Add a msgstr after it.");
        }
        const bool complete = _entry.hasText || _entry.skipped;
        const bool usable = _entry.hasText && !_entry.skipped && !_entry.fuzzy;
        if (usable) {
            if (Failure failure = _entry.hasPlural ? takeForms() : takeText()) {
                return failure;
            }
        }
        // A context opens an entry whose msgid is still to come.
        const bool contextOpen = keepFlags && _entry.skipped && !_entry.hasId;
        if (contextOpen) {
            return std::nullopt;
        }
        const bool fuzzy = keepFlags && !complete && _entry.fuzzy;
        _entry = Entry{};
        _entry.fuzzy = fuzzy;
        _field = Field::none;
        return std::nullopt;
    }

    Failure takeText() {
        const auto index = static_cast<size_t>(_language);
        if (!_entry.id.empty()) {
            if (!_entry.text.empty()) {
                _target.words[index].insert_or_assign(_entry.id, _target.keep(_entry.text));
            }
            return std::nullopt;
        }
        // The entry with the empty id is the file's header.
        constexpr std::string_view name = "Plural-Forms:";
        const size_t at = _entry.text.find(name);
        if (at != std::string::npos) {
            const size_t end = _entry.text.find('\n', at);
            const auto forms =
                PluralForms::read(std::string_view(_entry.text).substr(0, end).substr(at + name.size()));
            if (!forms) {
                return fail(
                    "the Plural-Forms cannot be read",
                    "Write them as gettext does: nplurals=2; plural=n!=1;");
            }
            _target.plurals[index] = *forms;
        }
        return std::nullopt;
    }

    Failure takeForms() {
        const auto index = static_cast<size_t>(_language);
        const size_t wanted = _target.plurals[index].count();
        if (_entry.forms.size() != wanted) {
            return fail(
                fmt::format(
                    "msgid \"{}\" has {} forms where the header says {}",
                    printable(_entry.id),
                    _entry.forms.size(),
                    wanted),
                "Give as many as nplurals in Plural-Forms.");
        }
        _target.oneOf.insert_or_assign(_entry.plural, _target.keep(_entry.id));
        _target.manyOf.insert_or_assign(_entry.id, _target.keep(_entry.plural));
        std::vector<const std::string*> texts;
        for (const std::string& form : _entry.forms) {
            texts.push_back(_target.keep(form));
        }
        const bool all = std::none_of(
            _entry.forms.begin(), _entry.forms.end(), [](const std::string& form) { return form.empty(); });
        if (all) {
            _target.forms[index].insert_or_assign(_entry.id, std::move(texts));
        }
        return std::nullopt;
    }

    [[nodiscard]] Error fail(std::string what, std::string hint) const {
        Error error;
        error.where.file = _file;
        error.where.feature = fmt::format("line {}", _line);
        error.what = std::move(what);
        error.hint = std::move(hint);
        return error;
    }

    Catalogue& _target;
    Language _language;
    std::string _file;
    size_t _line = 0;
    Entry _entry;
    Field _field = Field::none;
};

Error fileError(const std::filesystem::path& file, std::string what, std::string hint) {
    Error error;
    error.where.file = file.string();
    error.what = std::move(what);
    error.hint = std::move(hint);
    return error;
}

Failure loadFile(const std::filesystem::path& file, Language language) {
    std::error_code code;
    const std::uintmax_t bytes = std::filesystem::file_size(file, code);
    std::ifstream stream(file, std::ios::binary);
    if (code || !stream) {
        return fileError(file, "cannot be read", "Check that it is a readable file.");
    }
    if (bytes > maxFileBytes) {
        return fileError(file, "is larger than 16 MiB", "Put a gettext .po file here.");
    }
    const std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!isUtf8(content)) {
        return fileError(file, "is not UTF-8 text", "Save it as UTF-8.");
    }
    return PoReader(catalogue(), language, file.string()).read(content);
}

} // namespace

Failure loadTranslations(const std::filesystem::path& localeFolder) {
    std::error_code code;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(localeFolder, code), end; !code && entry != end;
         entry.increment(code)) {
        if (entry->path().extension() == ".po" && entry->is_regular_file(code)) {
            files.push_back(entry->path());
        }
    }
    if (code) {
        return fileError(
            localeFolder,
            "cannot be read (" + code.message() + ")",
            "The interface stays English without it.");
    }
    std::sort(files.begin(), files.end());
    Failure first;
    for (const auto& file : files) {
        const auto language = parseLanguage(file.stem().string());
        Failure failure = language
                              ? loadFile(file, *language)
                              : Failure(fileError(
                                    file,
                                    "is not named after a language",
                                    "Name it en, ja, ru, zh-Hant, zh-Hans, mn or ko, with .po at the end."));
        if (failure && !first) {
            first = std::move(failure);
        }
    }
    return first;
}

bool hasWords(Language language) {
    return language == Language::en || !catalogue().words[static_cast<size_t>(language)].empty();
}

const char* tr(Language language, const char* english) {
    const auto& words = catalogue().words[static_cast<size_t>(language)];
    const auto found = words.find(std::string_view(english));
    return found == words.end() ? english : found->second->c_str();
}

const char* trCount(Language language, const char* englishOne, const char* englishMany, double count) {
    const auto& forms = catalogue().forms[static_cast<size_t>(language)];
    const auto found = forms.find(std::string_view(englishOne));
    if (found == forms.end()) {
        return count == 1 ? englishOne : englishMany;
    }
    // gettext counts in whole numbers: a fraction is set as two are.
    constexpr double mostExact = 9e15;
    const bool whole = count >= 0 && count < mostExact && std::floor(count) == count;
    const PluralForms& plurals = catalogue().plurals[static_cast<size_t>(language)];
    const size_t form = plurals.formOf(whole ? static_cast<std::uint64_t>(count) : 2);
    return found->second[std::min(form, found->second.size() - 1)]->c_str();
}

namespace {

std::string filled(std::string pattern, const std::string& value) {
    const size_t place = pattern.find("{}");
    return place == std::string::npos ? pattern : pattern.replace(place, 2, value);
}

} // namespace

std::string counted(Language language, const char* englishOne, const char* englishMany, size_t count) {
    return filled(
        trCount(language, englishOne, englishMany, static_cast<double>(count)), std::to_string(count));
}

std::string withUnit(Language language, const std::string& number, const std::string& unit, double count) {
    const Catalogue& all = catalogue();
    const std::string phrase = "{} " + unit;
    if (const auto one = all.oneOf.find(phrase); one != all.oneOf.end()) {
        return filled(trCount(language, one->second->c_str(), phrase.c_str(), count), number);
    }
    if (const auto many = all.manyOf.find(phrase); many != all.manyOf.end()) {
        return filled(trCount(language, phrase.c_str(), many->second->c_str(), count), number);
    }
    const std::string translated = tr(language, unit.c_str());
    const bool close = language == Language::ja && translated != unit;
    return number + (close ? "" : " ") + translated;
}

} // namespace khalkha
