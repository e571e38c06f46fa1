#version 330 core
// Tint band inside a border: strongest at the line, gone at the inner rim.

noperspective in vec4 fillColour;
noperspective in float bandDepth;

out vec4 colour;

void main() {
    float near = 1.0 - clamp(bandDepth, 0.0, 1.0);
    colour = vec4(fillColour.rgb, fillColour.a * near * sqrt(near));
}
