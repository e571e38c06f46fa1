#version 330 core
// Strokes and fills with a soft rim.

noperspective in vec2 strokePlace;
noperspective in vec4 fillColour;

out vec4 colour;

void main() {
    float cover = clamp(strokePlace.y + 0.5 - abs(strokePlace.x), 0.0, 1.0);
    colour = vec4(fillColour.rgb, fillColour.a * cover);
}
