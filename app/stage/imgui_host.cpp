#include "stage/imgui_host.h"

#include "panels/widgets.h"
#include "stage/shortcut.h"

#include <SDL.h>
#include <imgui/imgui.h>
#include <imgui/imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>
#include <vector>

// ImGui's own parts for SDL2 and OpenGL 3 are in libimgui. They are declared here instead of including their
// headers: those include "imgui.h" from a folder that is in no include path, and the one for SDL2 has another
// name in every release. The names below are mangled with their types, so a difference would not link.
bool ImGui_ImplSDL2_InitForOpenGL(SDL_Window* window, void* sdlGlContext); // NOLINT
void ImGui_ImplSDL2_Shutdown();                                            // NOLINT
void ImGui_ImplSDL2_NewFrame();                                            // NOLINT
bool ImGui_ImplSDL2_ProcessEvent(const SDL_Event* event);                  // NOLINT
bool ImGui_ImplOpenGL3_Init(const char* glslVersion);                      // NOLINT
void ImGui_ImplOpenGL3_Shutdown();                                         // NOLINT
void ImGui_ImplOpenGL3_NewFrame();                                         // NOLINT
void ImGui_ImplOpenGL3_RenderDrawData(ImDrawData* drawData);               // NOLINT
#if IMGUI_VERSION_NUM < 19200
bool ImGui_ImplOpenGL3_CreateFontsTexture();  // NOLINT
void ImGui_ImplOpenGL3_DestroyFontsTexture(); // NOLINT
#endif

namespace khalkha {

namespace {

// What ImGui changes inside from release to release; everything else here it promises.

/// Drops what is drawn with the atlas in use. Since 1.92 the renderer follows the atlas by itself.
void dropFontTexture() {
#if IMGUI_VERSION_NUM < 19200
    ImGui_ImplOpenGL3_DestroyFontsTexture();
#else
    ImGui::UnregisterFontAtlas(ImGui::GetIO().Fonts);
#endif
}

void makeFontTexture() {
#if IMGUI_VERSION_NUM < 19200
    ImGui_ImplOpenGL3_CreateFontsTexture();
#else
    ImGui::RegisterFontAtlas(ImGui::GetIO().Fonts);
#endif
}

// SDL before 2.28 ends in a segmentation fault where, under Wayland, the desktop's theme lacks a shape of the
// mouse (libsdl-org/SDL pull request 6989); the arrow is in all of them.
bool hasArrowAlone() {
    SDL_version linked;
    SDL_GetVersion(&linked);
    const char* const driver = SDL_GetCurrentVideoDriver();
    return driver != nullptr && std::strcmp(driver, "wayland") == 0 &&
           SDL_VERSIONNUM(linked.major, linked.minor, linked.patch) < SDL_VERSIONNUM(2, 28, 0);
}

} // namespace

Result<std::unique_ptr<ImGuiHost>> ImGuiHost::create(SDL_Window* window, void* glContext, AtlasPtr fonts) {
    std::unique_ptr<ImGuiHost> host(new ImGuiHost(std::move(fonts)));
    ImGui::CreateContext(host->_fonts.get());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // what is remembered is the session's business
    io.LogFilename = nullptr;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.KeyRepeatDelay = 1e9F; // keys repeat as the user has set it for the whole desktop, see repeatKey
    host->_arrowAlone = hasArrowAlone();
    host->_hasPlatform = ImGui_ImplSDL2_InitForOpenGL(window, glContext);
    host->_hasRenderer = host->_hasPlatform && ImGui_ImplOpenGL3_Init("#version 330 core");
    if (!host->_hasRenderer) {
        return Error{
            ErrorKind::noOpenGl,
            {},
            "the panels cannot be drawn with this OpenGL.",
            "OpenGL 3.3 is needed: on Debian, install libgl1-mesa-dri."};
    }
    return host;
}

ImGuiHost::~ImGuiHost() {
    if (_hasRenderer) {
        ImGui_ImplOpenGL3_Shutdown();
    }
    if (_hasPlatform) {
        ImGui_ImplSDL2_Shutdown();
    }
    ImGui::DestroyContext();
}

namespace {

/// Whether the place of the keyboard is marked, which also lets it count before the mouse.
void showPlace(ImGuiContext& context, bool shown) {
#if IMGUI_VERSION_NUM >= 19140
    context.NavCursorVisible = shown;
    context.NavHighlightItemUnderNav = shown;
#else
    context.NavDisableHighlight = !shown;
    context.NavDisableMouseHover = shown;
#endif
}

bool isPlaceShown(const ImGuiContext& context) {
#if IMGUI_VERSION_NUM >= 19140
    return context.NavCursorVisible;
#else
    return !context.NavDisableHighlight;
#endif
}

/// What ImGui is told of a key that goes down. It knows its shortcuts (Ctrl+C in a field) by the place of a
/// key, or by the layout's letter, depending on its release: it gets a key for which both are the one that is
/// meant. In a list it chooses with Space alone: Enter is to do the same.
SDL_Keysym keyForImGui(const SDL_Keysym& pressed, bool inList) {
    const Shortcut shortcut = shortcutOf(pressed);
    SDL_Keysym told = pressed;
    if (inList && (shortcut.key == SDLK_RETURN || shortcut.key == SDLK_KP_ENTER)) {
        told.sym = SDLK_SPACE;
        told.scancode = SDL_SCANCODE_SPACE;
    } else if (shortcut.control && shortcut.key >= SDLK_a && shortcut.key <= SDLK_z) {
        told.sym = shortcut.key;
        told.scancode = static_cast<SDL_Scancode>(SDL_SCANCODE_A + (shortcut.key - SDLK_a));
    }
    return told;
}

void tellKey(const SDL_Event& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
#if IMGUI_VERSION_NUM >= 18700 && IMGUI_VERSION_NUM < 19150 && !defined(IMGUI_DISABLE_OBSOLETE_KEYIO)
    // For programs of before 1.87 it keeps which key a place of the keyboard is, and aborts where that
    // changes while the key is down, as with the layout. Nothing is kept here.
    std::fill(std::begin(ImGui::GetIO().KeyMap), std::end(ImGui::GetIO().KeyMap), -1);
#endif
}

bool repeatsInPanels(const SDL_Keysym& key) {
    return isRepeatable(key.sym) || key.sym == SDLK_DELETE;
}

/// Another press of a key that is held. ImGui's own repetition goes by the time that it has seen a key down:
/// 0.2 s, or two pictures where one takes long, and a single press is two.
void repeatKey(const SDL_Event& event) {
#if IMGUI_VERSION_NUM >= 18700
    SDL_Event released = event;
    released.type = SDL_KEYUP;
    released.key.state = SDL_RELEASED;
    tellKey(released); // it gives each of the two a frame
    tellKey(event);
#else
    ImGuiIO& io = ImGui::GetIO();
    io.KeysDownDuration[event.key.keysym.scancode] = -1;
    std::fill(std::begin(io.NavInputsDownDuration), std::end(io.NavInputsDownDuration), -1.0F);
#endif
}

} // namespace

SDL_Event ImGuiHost::forImGui(const SDL_Event& event) {
    const int place = event.key.keysym.scancode;
    SDL_Event renamed = event;
    if (event.type == SDL_KEYDOWN) {
        renamed.key.keysym = keyForImGui(event.key.keysym, isListOpen() && !wantsText());
        _down[place] = {renamed.key.keysym.sym, renamed.key.keysym.scancode};
    } else if (const auto told = _down.find(place); told != _down.end()) {
        renamed.key.keysym.sym = told->second.key;
        renamed.key.keysym.scancode = static_cast<SDL_Scancode>(told->second.place);
        _down.erase(told);
    }
    return renamed;
}

void ImGuiHost::handle(const SDL_Event& event) {
    if (event.type == SDL_KEYDOWN && event.key.repeat != 0) {
        if (repeatsInPanels(event.key.keysym)) {
            repeatKey(event);
        }
        return;
    }
    if (event.type == SDL_KEYDOWN || event.type == SDL_KEYUP) {
        tellKey(forImGui(event));
    } else {
        ImGui_ImplSDL2_ProcessEvent(&event);
    }
    if (event.type == SDL_MOUSEMOTION) {
        _mouseX = event.motion.x;
        _mouseY = event.motion.y;
        _isMouseInside = true;
        _isDragging = event.motion.state != 0;
    } else if (event.type == SDL_MOUSEBUTTONUP) {
        _isDragging = false;
    } else if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_LEAVE) {
        _isMouseInside = false;
    }
    if (event.type == SDL_KEYDOWN) {
        // ImGui before 1.87 asks for the modifiers of now; they may already be up when the key is looked at.
        ImGuiIO& io = ImGui::GetIO();
        io.KeyCtrl = (event.key.keysym.mod & KMOD_CTRL) != 0;
        io.KeyShift = (event.key.keysym.mod & KMOD_SHIFT) != 0;
    }
}

void ImGuiHost::setFonts(AtlasPtr fonts) {
    dropFontTexture();
    _fonts = std::move(fonts);
    ImGui::GetIO().Fonts = _fonts.get();
    makeFontTexture();
}

void ImGuiHost::beginFrame(double pixelScale) {
    ImGuiIO& io = ImGui::GetIO();
    // Moving through panels by keys is on only where the user has asked for it: in a panel after F6, in a
    // list.
    if (_inPanel || isListOpen()) {
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    } else {
        io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
        showPlace(*ImGui::GetCurrentContext(), false); // a list that has closed leaves its place marked
    }
    if (_arrowAlone && ImGui::GetMouseCursor() > ImGuiMouseCursor_Arrow) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    if (_isDragging || (_isMouseInside && ImGui::IsMousePosValid())) {
        // ImGui before 1.87 asks SDL for the mouse on the whole screen. Some X servers bring that up to date
        // only when a button is let go, and it may come later than the event that told of the same movement.
        ImGui::GetIO().MousePos = ImVec2(static_cast<float>(_mouseX), static_cast<float>(_mouseY));
    }
    // Letters are made at the picture's own pixels.
    ImGui::GetIO().FontGlobalScale = static_cast<float>(1 / pixelScale);
    ImGui::NewFrame();
    if (_focusBy != 0) {
        // Within a frame: what is asked for between two is forgotten when the next begins.
        applyFocus(std::exchange(_focusBy, 0));
    }
    if (_framesToShowFocus > 0) {
        // ImGui finds the first item in one frame, takes it in the next, and marks it only when a key of its
        // own has moved the focus.
        --_framesToShowFocus;
        ImGuiContext& context = *ImGui::GetCurrentContext();
        showPlace(context, true);
        context.IO.NavVisible = context.IO.NavActive && context.NavId != 0;
    } else {
        // A press of the mouse takes the keyboard away from the panel.
        _inPanel = _inPanel && (isListOpen() || (io.NavVisible && io.NavActive));
    }
}

void ImGuiHost::endFrame() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void ImGuiHost::leaveFrame() {
    ImGui::EndFrame();
}

bool ImGuiHost::wantsMouse() const {
    return ImGui::GetIO().WantCaptureMouse;
}

bool ImGuiHost::wantsText() const {
    return ImGui::GetIO().WantTextInput;
}

bool ImGuiHost::hasUnreadInput() const {
#if IMGUI_VERSION_NUM >= 18700
    return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
#else
    return false;
#endif
}

bool ImGuiHost::isListOpen() const {
    return ImGui::GetCurrentContext()->OpenPopupStack.Size > 0;
}

ImGuiHost::Caret ImGuiHost::caret() const {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
#if IMGUI_VERSION_NUM >= 18700
    const ImVec2 at = context.PlatformImeData.InputPos;
#else
    const ImVec2 at = context.PlatformImePos;
#endif
    return {at.x, at.y, ImGui::GetFontSize() + 2};
}

void ImGuiHost::setBlinking(bool on) {
    ImGui::GetIO().ConfigInputTextCursorBlink = on;
}

double ImGuiHost::secondsToBlink() const {
    // As in ImGui's field: seen for 0.8 s from the last key on (which counts from below 0), gone for 0.4 s.
    constexpr double seenSeconds = 0.8;
    constexpr double periodSeconds = 1.2;
    if (!wantsText() || !ImGui::GetIO().ConfigInputTextCursorBlink) {
        return 0;
    }
    const double since = ImGui::GetCurrentContext()->InputTextState.CursorAnim;
    if (since <= 0) {
        return seenSeconds - since;
    }
    const double phase = std::fmod(since, periodSeconds);
    return (phase <= seenSeconds ? seenSeconds : periodSeconds) - phase + 0.01;
}

void ImGuiHost::showComposition(const std::string& text, const Theme& theme) const {
    if (text.empty() || !wantsText()) {
        return;
    }
    const Caret at = caret();
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    const float right = ImGui::GetIO().DisplaySize.x;
    const float left = std::max(0.0F, std::min(static_cast<float>(at.x), right - size.x - 4));
    const auto top = static_cast<float>(at.top);
    const ImU32 ink = imColour(theme.boxText);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    list.AddRectFilled(
        {left - 2, top - 2}, {left + size.x + 2, top + size.y + 4}, imColour(theme.boxFill.withAlpha(1)));
    list.AddText({left, top}, ink, text.c_str());
    list.AddLine({left, top + size.y + 2}, {left + size.x, top + size.y + 2}, ink, 1.5F);
}

void ImGuiHost::moveFocus(int by) {
    _focusBy = by;
    _inPanel = true;
    _framesToShowFocus = std::max(_framesToShowFocus, 1);
}

void ImGuiHost::applyFocus(int by) {
    // ImGui's own way, Ctrl+Tab, needs two keys held and knows only whole windows.
    ImGuiContext& context = *ImGui::GetCurrentContext();
    std::vector<ImGuiWindow*> panels;
    for (ImGuiWindow* window : context.Windows) {
        const bool ofPanels = (window->Flags & (ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_Popup)) == 0;
        const bool hasItems = (window->DC.NavLayersActiveMask & 1) != 0;
        if (window->WasActive && ofPanels && hasItems && !window->Hidden) {
            panels.push_back(window);
        }
    }
    if (panels.empty()) {
        _inPanel = false;
        return;
    }
    // As they are read: from the top down, then from left to right.
    std::stable_sort(panels.begin(), panels.end(), [](const ImGuiWindow* a, const ImGuiWindow* b) {
        return a->Pos.y != b->Pos.y ? a->Pos.y < b->Pos.y : a->Pos.x < b->Pos.x;
    });
    const auto count = static_cast<int>(panels.size());
    const auto now = std::find(panels.begin(), panels.end(), context.NavWindow);
    const bool known = now != panels.end() && isPlaceShown(context);
    const int index = known    ? (static_cast<int>(now - panels.begin()) + by + count) % count
                      : by > 0 ? 0
                               : count - 1;
    ImGuiWindow* const next = panels[static_cast<size_t>(index)];
    ImGui::FocusWindow(next);
    ImGui::NavInitWindow(next, true);
    _framesToShowFocus = 4;
}

bool ImGuiHost::leavePanels() {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (!navigates() || context.OpenPopupStack.Size > 0 || context.ActiveId != 0) {
        return false;
    }
    _framesToShowFocus = 0;
    _inPanel = false;
    ImGui::FocusWindow(nullptr);
    showPlace(context, false);
    return true;
}

} // namespace khalkha
